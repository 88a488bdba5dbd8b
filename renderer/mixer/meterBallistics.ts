import type { SideLevel } from '../../electron/shared/audio/levelMeter.ts';

/** What one bar of a meter shows, in dB. */
export type ShownLevel = {
	readonly peak: number; readonly rms: number;
	/** The highest peak of the last moments, and how long it has stood. */
	readonly held: number; readonly heldMs: number;
	/** It has been above full scale since the lamp was put out. */
	readonly hasClipped: boolean;
};

/** The lowest level a meter shows. */
export const meterFloor = -60;
/** A bar falls so fast (as in IEC 60268-18); it rises at once. */
const fallPerSecond = 20;
/** A peak stands so long before it falls. */
const holdMs = 1500;

export const restingLevel: ShownLevel = { peak: meterFloor, rms: meterFloor, held: meterFloor, heldMs: 0, hasClipped: false };

const decibels = (linear: number): number => Math.max(meterFloor, 20 * Math.log10(Math.max(linear, 1e-6)));

/** What a bar shows after `elapsedMs` with a new level. */
export const nextLevel = (before: ShownLevel, { peak, rms }: SideLevel, elapsedMs: number): ShownLevel => {
	const fallen = fallPerSecond * elapsedMs / 1000;
	const now = decibels(peak);
	const shown = Math.max(now, before.peak - fallen, meterFloor);
	const isNewPeak = now >= before.held;
	const heldMs = isNewPeak ? 0 : before.heldMs + elapsedMs;
	const held = heldMs > holdMs ? Math.max(shown, before.held - fallen) : before.held;
	return {
		peak: shown, rms: Math.max(decibels(rms), before.rms - fallen, meterFloor), held: isNewPeak ? now : held, heldMs,
		hasClipped: before.hasClipped || peak > 1,
	};
};

/** Where a level stands on the meter: 0 at the bottom, 1 at full scale. */
export const meterPlace = (level: number): number => Math.max(0, Math.min(1, 1 - level / meterFloor));

/** Levels written beside a meter. */
export const meterMarks: readonly number[] = [0, -6, -12, -24, -40];
