import { describe, expect, test } from 'vitest';
import { estimateOfData, looksPerStep, sample, type SamplerMethod } from './sampler.ts';
import { linearSchedule } from './schedule.ts';

const never = new AbortController().signal;
/** dx/dt = x, so x(1) = e·x(0). */
const growth = async (latent: Float32Array): Promise<Float32Array> => latent.slice();
const grown = async (method: SamplerMethod, steps: number): Promise<number> =>
	(await sample({ method, initial: Float32Array.of(1), schedule: linearSchedule(steps), velocity: growth, signal: never }))[0] as number;

describe('sample', () => {
	test('Euler multiplies by 1 + h at each step of the exponential', async () => {
		expect(await grown('euler', 10)).toBeCloseTo(1.1 ** 10, 5);
	});
	test('the midpoint method errs with the square of the step', async () => {
		const error = async (steps: number): Promise<number> => Math.abs(await grown('midpoint', steps) - Math.E);
		expect(await error(8) / await error(16)).toBeCloseTo(4, 0);
		expect(await error(10)).toBeLessThan(Math.abs(await grown('euler', 20) - Math.E) / 10);
	});
	test('a constant flow arrives exactly, in one step or many, and leaves the noise as it was', async () => {
		const initial = Float32Array.of(1, 2);
		const target = Float32Array.of(-3, 7);
		for (const steps of [1, 4]) {
			const out = await sample({ method: 'euler', initial, schedule: linearSchedule(steps), signal: never, velocity: async () => target.map((value, i) => value - (initial[i] as number)) });
			expect([...out]).toEqual([-3, 7]);
		}
		expect([...initial]).toEqual([1, 2]);
	});
	test('tells every step with where it stands', async () => {
		const told: string[] = [];
		await sample({ method: 'midpoint', initial: Float32Array.of(0), schedule: linearSchedule(4), velocity: growth, signal: never, onStep: ({ step, steps, time }) => void told.push(`${step}/${steps} at ${time}`) });
		expect(told).toEqual(['1/4 at 0.25', '2/4 at 0.5', '3/4 at 0.75', '4/4 at 1']);
	});
	test('stops before the next look when it is cancelled', async () => {
		const controller = new AbortController();
		let looks = 0;
		const velocity = async (latent: Float32Array): Promise<Float32Array> => {
			looks += 1;
			if (looks === 3) {
				controller.abort();
			}
			return latent;
		};
		await expect(sample({ method: 'euler', initial: Float32Array.of(1), schedule: linearSchedule(10), velocity, signal: controller.signal })).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
		expect(looks).toBe(3);
	});
	test('refuses a velocity that is not a number', async () => {
		await expect(sample({ method: 'euler', initial: Float32Array.of(1, 1), schedule: linearSchedule(2), velocity: async () => Float32Array.of(0, NaN), signal: never })).rejects.toThrow('not a number');
	});
});

test('the estimate of the data follows the velocity to the end', () => {
	expect([...estimateOfData(Float32Array.of(1, 0), Float32Array.of(2, -4), 0.75)]).toEqual([1.5, -1]);
});
test('the midpoint method looks twice', () => {
	expect([looksPerStep('euler'), looksPerStep('midpoint')]).toEqual([1, 2]);
});
