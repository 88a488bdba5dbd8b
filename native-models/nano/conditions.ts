import type { VelocityAt } from '../../electron/shared/generation/sampler.ts';
import type { VideoPlan } from './videoPlan.ts';

/** What the network is told of a clip beside its words. `known` [channels, length, rows, columns], zero where nothing is known; `given` [length, rows, columns], 1 where something is. */
export type Conditions = {
	readonly known: Float32Array; readonly given: Float32Array;
	/** The number the network knows the task by: 0 to make, 1 to edit. */
	readonly task: 0 | 1;
};

/** Nothing is known. */
export const noConditions = (plan: VideoPlan, channels: number): Conditions => {
	const frame = plan.latentHeight * plan.latentWidth;
	return { known: new Float32Array(channels * plan.latentLength * frame), given: new Float32Array(plan.latentLength * frame), task: 0 };
};

/** Latents of the first and the last slots, in their places. Either may be null. */
export const knownEnds = (plan: VideoPlan, channels: number, first: Float32Array | null, last: Float32Array | null): Conditions => {
	const { known, given } = noConditions(plan, channels);
	const frame = plan.latentHeight * plan.latentWidth;
	const place = (latent: Float32Array, slot: number): void => {
		const size = latent.length / channels;
		for (let channel = 0; channel < channels; channel++) {
			known.set(latent.subarray(channel * size, (channel + 1) * size), (channel * plan.latentLength + slot) * frame);
		}
		given.fill(1, slot * frame, slot * frame + size);
	};
	if (first) {
		place(first, 0);
	}
	if (last) {
		place(last, plan.latentLength - last.length / channels / frame);
	}
	return { known, given, task: 0 };
};

/**
 * Leads what is known straight from its noise to itself, whatever the network says there: under flow matching a point of the data travels along `data − noise`.
 * So the frames that were given come out as they went in, up to the autoencoder.
 */
export const keepingKnown = (velocity: VelocityAt, { known, given }: Conditions, noise: Float32Array): VelocityAt => async (latent, time) => {
	const free = await velocity(latent, time);
	return free.map((value, i) => given[i % given.length] === 0 ? value : (known[i] as number) - (noise[i] as number));
};
