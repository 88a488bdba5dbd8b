import { rampPieceSeconds, type SoundRamp } from '../../shared/media/soundName.ts';
import { rampPassed, rampSpeed } from '../../shared/time/speedRamp.ts';

const flicksPerSample = 14_700;
const samplesPerPiece = rampPieceSeconds * 48_000;
/** Over so few samples a speed changes in a straight line. */
const stride = 32;

/** The samples of a sound along a ramp: its first, counted from the ramp's first point, and how many. */
export const rampExtent = ({ from, to }: SoundRamp): { readonly first: number; readonly count: number } => ({ first: from * samplesPerPiece, count: (to - from) * samplesPerPiece });

/** Where in the source, in samples and parts of them, a sample counted from the ramp's first point is read. */
export const positionAt = ({ anchor, points }: SoundRamp, sample: number): number => (anchor + rampPassed(points, sample * flicksPerSample)) / flicksPerSample;

/** The same for `count` samples in a row. Exact in strides with a point inside, elsewhere to a thousandth of a sample: reading a curve costs too much to be done for every sample. */
export const positionsFrom = (ramp: SoundRamp, first: number, count: number): Float64Array => {
	const positions = new Float64Array(count);
	const { points } = ramp;
	for (let begun = 0; begun < count; begun += stride) {
		const length = Math.min(stride, count - begun);
		const [start, end] = [(first + begun) * flicksPerSample, (first + begun + stride) * flicksPerSample];
		if (points.some(({ time }) => time > start && time < end)) {
			for (let i = 0; i < length; i++) {
				positions[begun + i] = positionAt(ramp, first + begun + i);
			}
		} else {
			const at = positionAt(ramp, first + begun);
			const speed = rampSpeed(points, start);
			// A hair before the end: there a held speed jumps.
			const change = (rampSpeed(points, end - 1) - speed) / stride / 2;
			for (let i = 0; i < length; i++) {
				positions[begun + i] = at + i * (speed + i * change);
			}
		}
	}
	return positions;
};
