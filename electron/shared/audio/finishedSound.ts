import { soundValues } from './effects/defineSoundEffect.ts';
import { limiter } from './effects/limiter.ts';
import { gainOfDecibels } from './exactMath.ts';

/** What is done to a finished mix: a gain in dB and, with a ceiling, a true-peak limiter after it. */
export type Finish = { readonly gain: number; readonly ceiling: number | null };

/**
 * A mix (interleaved stereo, block after block) made louder or quieter, with no peak above the ceiling. As many samples come out as went in: the limiter looks ahead, and
 * what it holds back at the beginning is made up for at the end.
 */
export async function* finishedSound(blocks: AsyncIterable<Float32Array>, { gain, ceiling }: Finish): AsyncGenerator<Float32Array> {
	const factor = gainOfDecibels(gain);
	const processor = ceiling === null ? null : limiter.create();
	const values = soundValues(limiter, { ceiling: ceiling ?? 0 });
	processor?.tune(values);
	let late = processor ? limiter.latency ?? 0 : 0;
	const finish = (block: Float32Array): Float32Array => {
		const count = block.length >> 1;
		const left = new Float32Array(count);
		const right = new Float32Array(count);
		for (let i = 0; i < count; i++) {
			left[i] = (block[2 * i] ?? 0) * factor;
			right[i] = (block[2 * i + 1] ?? 0) * factor;
		}
		processor?.process(left, right, null);
		const skipped = Math.min(late, count);
		late -= skipped;
		const out = new Float32Array(2 * (count - skipped));
		for (let i = skipped; i < count; i++) {
			out[2 * (i - skipped)] = left[i] ?? 0;
			out[2 * (i - skipped) + 1] = right[i] ?? 0;
		}
		return out;
	};
	for await (const block of blocks) {
		yield finish(block);
	}
	if (processor) {
		yield finish(new Float32Array(2 * ((limiter.latency ?? 0) - late)));
	}
}

