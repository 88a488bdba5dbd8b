import { expect, test } from 'vitest';
import { sample } from '../../electron/shared/generation/sampler.ts';
import { linearSchedule } from '../../electron/shared/generation/schedule.ts';
import { keepingKnown, knownEnds } from './conditions.ts';
import type { VideoPlan } from './videoPlan.ts';

const size = { label: '', width: 2, height: 1, codedWidth: 2, codedHeight: 1 };
const plan: VideoPlan = { size, latentLength: 4, latentHeight: 1, latentWidth: 2, windows: [{ start: 0, end: 4 }], firstFrame: 0, firstKnown: 1, lastKnown: 1 };
/** Two channels of one slot of two places. */
const latent = (value: number): Float32Array => Float32Array.of(value, value + 0.1, value + 0.2, value + 0.3);

test('known slots lie at the ends of every channel', () => {
	const { known, given } = knownEnds(plan, 2, latent(1), latent(2));
	expect([...given]).toEqual([1, 1, 0, 0, 0, 0, 1, 1]);
	expect([...known].map(value => Math.round(value * 10) / 10)).toEqual([1, 1.1, 0, 0, 0, 0, 2, 2.1, 1.2, 1.3, 0, 0, 0, 0, 2.2, 2.3]);
});
test('what is known comes out as it went in, and the rest as the network says', async () => {
	const conditions = knownEnds(plan, 2, latent(1), null);
	const noise = Float32Array.from({ length: 16 }, (_, i) => Math.sin(i));
	const out = await sample({
		method: 'euler', initial: noise, schedule: linearSchedule(7), signal: new AbortController().signal,
		velocity: keepingKnown(async at => at.map(() => 0.5), conditions, noise),
	});
	expect(out[0]).toBeCloseTo(1, 5);
	expect(out[9]).toBeCloseTo(1.3, 5);
	expect(out[2]).toBeCloseTo(Math.sin(2) + 0.5, 5);
});
