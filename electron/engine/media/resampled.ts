import type { SoundRamp } from '../../shared/media/soundName.ts';
import { positionsFrom, rampExtent } from './rampPositions.ts';

/** Gives `count` samples of a source from `first` on, interleaved stereo; silence where it has none. */
export type SourceReader = (first: number, count: number) => Promise<Float32Array>;

const block = 4800;
/** Zero crossings of the kernel to either side, and its steps between two. */
const reach = 16;
const steps = 512;

/** A sinc in a Hann window, at steps from its middle to its end and one beyond. */
const kernel = Float64Array.from({ length: reach * steps + 2 }, (_, step) => {
	const x = step / steps;
	const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
	return x >= reach ? 0 : sinc * (0.5 + 0.5 * Math.cos(Math.PI * x / reach));
});

/**
 * A sound along a ramp as on tape: its pitch follows its speed. Band-limited: where it runs fast, what would fold back is filtered away. Yields interleaved stereo, a tenth of a
 * second at a time, so that others have their turn. Costs 32 multiplications a sample and side at full speed, in proportion more above it.
 */
export async function* resampled(ramp: SoundRamp, read: SourceReader): AsyncGenerator<Float32Array> {
	const { first, count } = rampExtent(ramp);
	for (let done = 0; done < count; done += block) {
		const length = Math.min(block, count - done);
		const positions = positionsFrom(ramp, first + done, length + 1);
		const fastest = positions.reduce((most, position, i) => (i === 0 ? most : Math.max(most, position - (positions[i - 1] ?? position))), 1);
		const margin = Math.ceil(reach * fastest) + 2;
		const begun = Math.floor(positions[0] ?? 0) - margin;
		const source = await read(begun, Math.ceil(positions[length] ?? 0) + margin - begun);
		const out = new Float32Array(2 * length);
		// Around a source there is silence, and no reason to calculate it.
		const heard = source.some(value => value !== 0) ? length : 0;
		for (let i = 0; i < heard; i++) {
			const at = (positions[i] ?? 0) - begun;
			// Above full speed the kernel is drawn out and so lets through less.
			const narrow = Math.min(1, 1 / ((positions[i + 1] ?? 0) - (positions[i] ?? 0)));
			const end = Math.floor(at + reach / narrow);
			let [left, right] = [0, 0];
			for (let sample = Math.ceil(at - reach / narrow); sample <= end; sample++) {
				const step = Math.abs(sample - at) * narrow * steps;
				const place = Math.floor(step);
				const low = kernel[place] ?? 0;
				const weight = low + ((kernel[place + 1] ?? 0) - low) * (step - place);
				left += weight * (source[2 * sample] ?? 0);
				right += weight * (source[2 * sample + 1] ?? 0);
			}
			out[2 * i] = left * narrow;
			out[2 * i + 1] = right * narrow;
		}
		yield out;
	}
}
