import type { SoundRamp } from '../../shared/media/soundName.ts';
import { rampSpeed, speedLimits, standstills } from '../../shared/time/speedRamp.ts';

const flicksPerSample = 14_700;
/** A hundredth of a second: so long a sound takes to fade. */
const step = 480;

/**
 * Takes the sound out of the stretches in which a ramp stands still, and fades it below the slowest speed a clip can run at: what is left there is no sound but one moment again
 * and again. `block` is interleaved stereo and begins `first` samples, whole steps, after the ramp's first point. Ramps that never stand still are left as they are.
 */
export const silenceStandstills = ({ points }: SoundRamp, first: number, block: Float32Array): void => {
	if (standstills(points).length === 0) {
		return;
	}
	const loudness = (at: number): number => Math.min(1, rampSpeed(points, at * flicksPerSample) / speedLimits.least);
	// Over before time stands still, and begun after it goes on.
	const gainAt = (at: number): number => Math.min(loudness(at - step), loudness(at), loudness(at + step));
	for (let begun = 0; 2 * begun < block.length; begun += step) {
		const [from, to] = [gainAt(first + begun), gainAt(first + begun + step)];
		for (let i = begun; from + to < 2 && i < begun + step && 2 * i < block.length; i++) {
			const gain = from + (to - from) * (i - begun) / step;
			block[2 * i] = (block[2 * i] ?? 0) * gain;
			block[2 * i + 1] = (block[2 * i + 1] ?? 0) * gain;
		}
	}
};
