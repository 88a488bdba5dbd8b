import type { Time } from '../time/time.ts';

/**
 * What is heard in a range of a sequence: the parts of conformed sound files that sound, where, and how loud. One plan feeds the
 * AudioWorklet and the export through one mixer, so both hear the same samples. All positions are whole samples at 48 kHz.
 */
export type MixPlan = {
	readonly sampleRate: 48_000;
	/** Sample of the sequence at which the plan begins, and its length in samples. */
	readonly startSample: number; readonly sampleCount: number;
	readonly parts: readonly MixPart[];
};

export type MixPart = {
	readonly clipId: string; readonly assetId: string; readonly audioStream: number;
	/** Half-open, in samples of the sequence. */
	readonly startSample: number; readonly endSample: number;
	/** Sample of the conformed source heard at `startSample`. */
	readonly sourceStartSample: number;
	/** Linear gain of clip times track; left and right after pan (constant power, 0 dB in the middle). */
	readonly gainLeft: number; readonly gainRight: number;
	/** Straight-line fades at the ends, in samples; a crossfade is a fade-out of one part over a fade-in of the next (equal power). */
	readonly fadeInSamples: number; readonly fadeOutSamples: number;
	readonly fadeInCurve: FadeCurve; readonly fadeOutCurve: FadeCurve;
};

/** 'linear' for fades to silence, 'equal-power' (sine, cosine) inside a crossfade. */
export type FadeCurve = 'linear' | 'equal-power';

/** The nearest sample of a 48 kHz stream to `at`. */
export const sampleAt = (at: Time): number => Math.round(at / 14_700);
