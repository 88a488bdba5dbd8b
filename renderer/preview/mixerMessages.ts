import { silentLevel } from '../../electron/shared/audio/levelMeter.ts';
import { noLoudness } from '../../electron/shared/audio/loudness.ts';
import type { MixLevels } from '../../electron/shared/audio/mixMeters.ts';
import type { MixPlan } from '../../electron/shared/audio/mixPlan.ts';

/** From the page to the mixer in the audio thread. */
export type MixerRequest =
	/** What is heard from now on. */
	| { readonly type: 'plan'; readonly plan: MixPlan }
	/** One second of sound; the buffer is transferred. */
	| { readonly type: 'chunk'; readonly key: string; readonly samples: Float32Array }
	| { readonly type: 'forget'; readonly keys: readonly string[] }
	/** `startSample` of the sequence is heard at frame `startFrame` of the audio clock, and everything after follows. */
	| { readonly type: 'play'; readonly startSample: number; readonly startFrame: number }
	| { readonly type: 'stop' }
	/** Answered with `ready`: everything sent before has arrived. */
	| { readonly type: 'sync' };

/** From the mixer to the page. */
export type MixerReply =
	/** Of the last twentieth of a second or so. */
	| { readonly type: 'levels'; readonly levels: SoundLevels; readonly missed: number }
	| { readonly type: 'ready' };

/** What the meters show, and by how much every effect that turns down does so: in dB, by effect. */
export type SoundLevels = MixLevels & { readonly reductions: Readonly<Record<string, number>> };

/** Nothing sounds: playback has stopped. */
export const restingLevels: SoundLevels = { master: silentLevel, tracks: {}, loudness: noLoudness, reductions: {} };
