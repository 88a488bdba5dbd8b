import { silentLevel, type StereoLevel } from '../../electron/shared/audio/levelMeter.ts';
import { noLoudness, type RunningLoudness } from '../../electron/shared/audio/loudness.ts';
import { nextLevel, restingLevel, type ShownLevel } from '../mixer/meterBallistics.ts';
import { restingLevels, type SoundLevels } from '../preview/mixerMessages.ts';

/** Both bars of a meter. */
export type ShownMeter = { readonly left: ShownLevel; readonly right: ShownLevel };

export const restingMeter: ShownMeter = { left: restingLevel, right: restingLevel };

const next = (before: ShownMeter, level: StereoLevel, elapsedMs: number): ShownMeter =>
	({ left: nextLevel(before.left, level.left, elapsedMs), right: nextLevel(before.right, level.right, elapsedMs) });

const rested = (meter: ShownMeter): ShownMeter =>
	({ left: { ...restingLevel, hasClipped: meter.left.hasClipped }, right: { ...restingLevel, hasClipped: meter.right.hasClipped } });

/** What the meters show of the sound being played. */
export class Meters {
	master = $state.raw<ShownMeter>(restingMeter);
	tracks = $state.raw<Readonly<Record<string, ShownMeter>>>({});
	/** Since playback began; it stands after playback has stopped. */
	loudness = $state.raw<RunningLoudness>(noLoudness);
	/** By how much each effect turns down just now, in dB. */
	reductions = $state.raw<Readonly<Record<string, number>>>({});
	#reportedMs = 0;

	/** Levels of the sound that was played since the last report. */
	report(levels: SoundLevels, ms: number): void {
		const elapsedMs = Math.min(200, ms - this.#reportedMs);
		this.#reportedMs = ms;
		const ids = new Set([...Object.keys(this.tracks), ...Object.keys(levels.tracks)]);
		const isResting = levels === restingLevels;
		const shown = (meter: ShownMeter, level: StereoLevel) => isResting ? rested(meter) : next(meter, level, elapsedMs);
		this.master = shown(this.master, levels.master);
		this.tracks = Object.fromEntries([...ids].map(id => [id, shown(this.tracks[id] ?? restingMeter, levels.tracks[id] ?? silentLevel)]));
		this.loudness = isResting ? this.loudness : levels.loudness;
		this.reductions = levels.reductions;
	}

	/** Puts out the lamps that say something was above full scale. */
	clearClips(): void {
		const cleared = (meter: ShownMeter): ShownMeter => ({ left: { ...meter.left, hasClipped: false }, right: { ...meter.right, hasClipped: false } });
		this.master = cleared(this.master);
		this.tracks = Object.fromEntries(Object.entries(this.tracks).map(([id, meter]) => [id, cleared(meter)]));
	}
}
