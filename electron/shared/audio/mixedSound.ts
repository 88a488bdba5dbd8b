import { Mixer } from './mixer.ts';
import type { MixPart, MixPlan } from './mixPlan.ts';
import { soundNeeds } from './soundNeeds.ts';
import { chunkKey, chunkSamples, chunksOf, SoundStore } from './soundStore.ts';

/** Reads `count` samples of a part's conformed sound from `sourceSample` on, interleaved stereo; shorter at the end of the source. */
export type ReadSound = (part: MixPart, sourceSample: number, count: number) => Promise<Float32Array>;

/**
 * The whole mix of a plan, block after block, as interleaved stereo (the export). Memory: one block, and the seconds of every source that sound in it; at the beginning
 * also what the effects must have heard before.
 * @param blockSamples samples per block; 48 000 (a second) by default. It has no influence on the samples.
 */
export async function* mixedSound(plan: MixPlan, read: ReadSound, blockSamples = 48_000): AsyncGenerator<Float32Array> {
	const end = plan.startSample + plan.sampleCount;
	const store = new SoundStore();
	const mixer = new Mixer();
	mixer.setPlan(plan);
	for (let startSample = plan.startSample; startSample < end; startSample += blockSamples) {
		const count = Math.min(blockSamples, end - startSample);
		const wanted = new Set<string>();
		for (const need of soundNeeds(plan, startSample, startSample + count, startSample === plan.startSample)) {
			for (const index of chunksOf(need)) {
				const key = chunkKey(need.part.assetId, need.part.sound, index);
				wanted.add(key);
				if (!store.has(key)) {
					store.set(key, await read(need.part, index * chunkSamples, chunkSamples));
				}
			}
		}
		store.keepOnly(wanted);
		const left = new Float32Array(count);
		const right = new Float32Array(count);
		mixer.mix(startSample, left, right, (part, sourceSample, samples) => store.read(part.assetId, part.sound, sourceSample, samples));
		const interleaved = new Float32Array(2 * count);
		for (let i = 0; i < count; i++) {
			interleaved[2 * i] = left[i] ?? 0;
			interleaved[2 * i + 1] = right[i] ?? 0;
		}
		yield interleaved;
	}
}
