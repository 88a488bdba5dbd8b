import { CallFailed } from '../contract/failure.ts';
import type { Schedule } from './schedule.ts';

/** Where the flow goes at `time` from `latent`. The latent must not be kept or changed: the sampler goes on with it. */
export type VelocityAt = (latent: Float32Array, time: number) => Promise<Float32Array>;

/** Told after every step: `step` of `steps` is done, the latent stands at `time`, and `velocity` led there. */
export type SamplerStep = { readonly step: number; readonly steps: number; readonly time: number; readonly latent: Float32Array; readonly velocity: Float32Array };

/**
 * - euler: one look at the velocity for each step.
 * - midpoint: two looks, the second half way along, for a smaller error at the same step length.
 */
export type SamplerMethod = 'euler' | 'midpoint';

export type SamplerOptions = {
	readonly method: SamplerMethod;
	/** Noise of the latent's shape. Left as it is. */
	readonly initial: Float32Array;
	readonly schedule: Schedule;
	readonly velocity: VelocityAt;
	readonly signal: AbortSignal;
	/** Awaited, so that a rough picture can be made between two steps. */
	readonly onStep?: (step: SamplerStep) => void | Promise<void>;
};

/**
 * Walks from noise to data along the velocity of a flow-matching model (Lipman et al. 2023): x ← x + (t_{i+1} − t_i)·v(x, t_i).
 * Steps are taken in float64 and stored as float32. Aborting `signal` ends it before the next look at the velocity with `CallFailed` `cancelled`.
 * A velocity that is not finite throws, rather than ending as a black picture.
 */
export const sample = async ({ method, initial, schedule, velocity, signal, onStep }: SamplerOptions): Promise<Float32Array> => {
	const latent = initial.slice();
	const steps = schedule.length - 1;
	const look = async (at: Float32Array, time: number): Promise<Float32Array> => {
		throwIfAborted(signal);
		const answer = await velocity(at, time);
		throwIfAborted(signal);
		if (answer.length !== latent.length) {
			throw new Error(`The velocity has ${answer.length} elements, the latent ${latent.length}.`);
		}
		return answer;
	};
	for (let step = 0; step < steps; step++) {
		const time = schedule[step] as number;
		const next = schedule[step + 1] as number;
		let direction = await look(latent, time);
		if (method === 'midpoint') {
			const halfWay = latent.slice();
			advance(halfWay, direction, (next - time) / 2);
			direction = await look(halfWay, (time + next) / 2);
		}
		advance(latent, direction, next - time);
		await onStep?.({ step: step + 1, steps, time: next, latent, velocity: direction });
	}
	return latent;
};

/** The data that a latent at `time` is heading for if the velocity stays as it is: x + (1 − t)·v. Good enough for a rough picture. */
export const estimateOfData = (latent: Float32Array, velocity: Float32Array, time: number): Float32Array =>
	latent.map((value, i) => value + (1 - time) * (velocity[i] as number));

/** Number of looks at the velocity that a method takes in one step. */
export const looksPerStep = (method: SamplerMethod): number => method === 'midpoint' ? 2 : 1;

const advance = (latent: Float32Array, velocity: Float32Array, by: number): void => {
	let sum = 0;
	for (let i = 0; i < latent.length; i++) {
		const value = (latent[i] as number) + by * (velocity[i] as number);
		sum += value;
		latent[i] = value;
	}
	if (!Number.isFinite(sum)) {
		throw new Error('The model gave a velocity that is not a number.');
	}
};

const throwIfAborted = (signal: AbortSignal): void => {
	if (signal.aborted) {
		throw new CallFailed({ kind: 'cancelled' });
	}
};
