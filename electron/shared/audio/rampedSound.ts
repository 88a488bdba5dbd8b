import { rampPieceSeconds, type SoundRamp } from '../media/soundName.ts';
import { rampOf } from '../time/speedRamp.ts';
import { flicksPerSecond, zeroTime, type Time } from '../time/time.ts';
import { exactlyPassed, sourceLength } from '../time/timeMap.ts';
import type { Asset, Clip } from '../timeline/records.ts';

const flicksPerSample = 14_700;
const piece = rampPieceSeconds * flicksPerSecond;
/** Effects listen to a clip before it begins (five seconds, and what they need to settle) and after it ends; where there are any there is as much sound around it. */
const heardByEffects = 8 * flicksPerSecond;
/** A tenth of a sample: parts of a clip that was cut, whose moments are rounded each for itself, are heard in the same sound. */
const anchorStep = flicksPerSample / 10;

/** The sound along a clip's ramp and its sample that is heard at `startSample` of the sequence; `endSample` is where it must reach. Null at one speed. */
export const rampedSound = (clip: Clip, asset: Asset, startSample: number, endSample: number, hasEffects: boolean): { readonly ramp: SoundRamp; readonly sourceStartSample: number } | null => {
	const points = rampOf(clip);
	const [first] = points ?? [];
	if (!points || !first) {
		return null;
	}
	const passed = exactlyPassed(clip, first.time);
	// Backwards the stream is read from its end, and time in it grows all the same.
	const anchor = clip.isReversed ? (asset.duration ?? zeroTime) - clip.sourceStart - sourceLength(clip) + passed : clip.sourceStart + passed;
	const [begins, ends] = [startSample, endSample].map(sample => sample * flicksPerSample - clip.start - first.time);
	const margin = hasEffects ? heardByEffects : 0;
	const from = Math.floor(((begins ?? 0) - margin) / piece);
	return {
		ramp: {
			anchor: Math.round(anchor / anchorStep) * anchorStep, from, to: Math.ceil(((ends ?? 0) + margin) / piece),
			points: points.map(point => ({ ...point, time: point.time - first.time as Time })),
		},
		sourceStartSample: Math.round(((begins ?? 0) - from * piece) / flicksPerSample),
	};
};
