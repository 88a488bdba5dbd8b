import { z } from 'zod';

/** A loudness to be reached, and how high peaks may go. */
export const loudnessTargetSchema = z.object({
	/** LUFS, integrated (ITU-R BS.1770-4). */
	target: z.number().min(-40).max(-5),
	/** dBTP: no true peak above. */
	ceiling: z.number().min(-24).max(0).default(-1),
});
export type LoudnessTarget = z.output<typeof loudnessTargetSchema>;

/** Targets people are asked for, with where. */
export const usualTargets: readonly { readonly target: number; readonly label: string }[] = [
	{ target: -14, label: 'streaming' }, { target: -16, label: 'podcasts and the web' }, { target: -23, label: 'broadcast (EBU R 128)' },
];

/** What was measured of a sound; null for silence. */
export type MeasuredLoudness = { readonly integrated: number | null; readonly truePeak: number | null };

/** Where a gain leads, and what kept it from going further. */
export type GainToTarget = {
	/** dB to add. */
	readonly by: number;
	/** LUFS afterwards; null for silence. */
	readonly reached: number | null;
	readonly limit:
		/** Nothing: the target is met. */
		| 'none'
		/** The true peaks would rise above the ceiling. */
		| 'peak'
		/** A volume cannot be that high, or that low. */
		| 'volume'
		/** There is nothing to hear. */
		| 'silence';
};

/** The gain that brings a sound to a target without a limiter: never so far that its peaks pass the ceiling, nor beyond what its volume (dB) may be. */
export const gainToTarget = ({ integrated, truePeak }: MeasuredLoudness, { target, ceiling }: LoudnessTarget, volume: { readonly now: number; readonly min: number; readonly max: number }): GainToTarget => {
	if (integrated === null) {
		return { by: 0, reached: null, limit: 'silence' };
	}
	const wanted = target - integrated;
	const underCeiling = truePeak === null ? wanted : Math.min(wanted, ceiling - truePeak);
	const by = Math.max(volume.min - volume.now, Math.min(volume.max - volume.now, underCeiling));
	const limitOf = (): GainToTarget['limit'] => {
		if (by !== underCeiling) {
			return 'volume';
		}
		return underCeiling < wanted ? 'peak' : 'none';
	};
	return { by, reached: integrated + by, limit: limitOf() };
};
