import type { FadeCurve, MixPart, MixPlan } from './mixPlan.ts';
import { quarterSine } from './quarterSine.ts';

/**
 * The one mixer: AudioWorklet and export both run this. Pure, and block by block: however a film is cut into blocks, and wherever playback begins,
 * a sample comes out the same to the last bit, because every number depends on the position in the sequence alone and parts are added in the plan's order.
 */

/** A piece of the mix: `count` samples from `startSample` of the sequence on. */
export type Block = { readonly startSample: number; readonly count: number };

/** Which sound a block needs of one part: `count` samples of the conformed source from `sourceSample` on, heard from `offset` samples into the block on. */
export type SoundNeed = { readonly part: MixPart; readonly offset: number; readonly sourceSample: number; readonly count: number };

/** What must be read to mix `block`, in the order in which it is added. Samples before the beginning of a source are never asked for. */
export const soundNeeds = (parts: readonly MixPart[], block: Block): readonly SoundNeed[] => parts.flatMap((part) => {
	// The conformed source begins at sample 0: what a part asks of it before that is silence.
	const from = Math.max(part.startSample, block.startSample, part.startSample - part.sourceStartSample);
	const to = Math.min(part.endSample, block.startSample + block.count);
	return to > from
		? [{ part, offset: from - block.startSample, sourceSample: part.sourceStartSample + (from - part.startSample), count: to - from }]
		: [];
});

const shaped = (progress: number, curve: FadeCurve): number => (curve === 'linear' ? progress : quarterSine(progress));

/** Gain of a part's fades at a sample of the sequence, 0…1; taken in the middle of the sample. */
export const fadeGain = (part: MixPart, sample: number): number => {
	const intoPart = sample - part.startSample + 0.5;
	const beforeEnd = part.endSample - sample - 0.5;
	const rising = intoPart < part.fadeInSamples ? shaped(intoPart / part.fadeInSamples, part.fadeInCurve) : 1;
	const falling = beforeEnd < part.fadeOutSamples ? shaped(beforeEnd / part.fadeOutSamples, part.fadeOutCurve) : 1;
	return rising * falling;
};

/**
 * Adds one need to a block. `sound` is interleaved stereo; where it is shorter than the need (the source has ended) the rest is silence.
 * Costs about 2 ns per sample without a fade.
 */
export const addSound = (left: Float32Array, right: Float32Array, block: Block, need: SoundNeed, sound: Float32Array): void => {
	const { part, offset } = need;
	const count = Math.min(need.count, sound.length >> 1);
	const first = block.startSample + offset;
	const steadyFrom = Math.max(0, part.startSample + part.fadeInSamples - first);
	const steadyTo = part.endSample - part.fadeOutSamples - first;
	for (let i = 0; i < count; i++) {
		const fade = i >= steadyFrom && i < steadyTo ? 1 : fadeGain(part, first + i);
		// Indices are inside by construction; the stores round to 32 bits, the same everywhere.
		left[offset + i] = (left[offset + i] ?? 0) + (sound[2 * i] ?? 0) * (part.gainLeft * fade);
		right[offset + i] = (right[offset + i] ?? 0) + (sound[2 * i + 1] ?? 0) * (part.gainRight * fade);
	}
};

/** Mixes a block whose sound is at hand (the AudioWorklet). `soundOf` gives interleaved stereo, or null where it is not there yet: that part is silent. */
export const mixBlock = (parts: readonly MixPart[], startSample: number, left: Float32Array, right: Float32Array, soundOf: (need: SoundNeed) => Float32Array | null): void => {
	left.fill(0);
	right.fill(0);
	const block = { startSample, count: left.length };
	for (const need of soundNeeds(parts, block)) {
		const sound = soundOf(need);
		if (sound) {
			addSound(left, right, block, need, sound);
		}
	}
};

/** Reads `count` samples of a part's conformed sound from `sourceSample` on, interleaved stereo; shorter at the end of the source. */
export type ReadSound = (part: MixPart, sourceSample: number, count: number) => Promise<Float32Array>;

/**
 * The whole mix of a plan, block after block, as interleaved stereo (the export). Memory: one block and what is read for it, whatever the film's length.
 * @param blockSamples samples per block; 48 000 (a second) by default. It has no influence on the samples.
 */
export async function* mixed(plan: MixPlan, read: ReadSound, blockSamples = 48_000): AsyncGenerator<Float32Array> {
	const end = plan.startSample + plan.sampleCount;
	let waiting = 0;
	let active: MixPart[] = [];
	for (let startSample = plan.startSample; startSample < end; startSample += blockSamples) {
		const block = { startSample, count: Math.min(blockSamples, end - startSample) };
		// Parts are sorted by start: only those that sound now are looked at, so that an hour of cuts does not cost hours × cuts.
		active = active.filter(part => part.endSample > startSample);
		for (let next = plan.parts[waiting]; next && next.startSample < startSample + block.count; next = plan.parts[waiting]) {
			active.push(next);
			waiting++;
		}
		const left = new Float32Array(block.count);
		const right = new Float32Array(block.count);
		for (const need of soundNeeds(active, block)) {
			addSound(left, right, block, need, await read(need.part, need.sourceSample, need.count));
		}
		const interleaved = new Float32Array(2 * block.count);
		for (let i = 0; i < block.count; i++) {
			interleaved[2 * i] = left[i] ?? 0;
			interleaved[2 * i + 1] = right[i] ?? 0;
		}
		yield interleaved;
	}
}
