import { expect, test } from 'vitest';
import { guide, guideByVideoAndText, isGuided } from './guidance.ts';

const c = Float32Array.of(1, -2, 0.5);
const u = Float32Array.of(0.5, 1, 0.5);

test('scale 1 is the conditional velocity and scale 0 the unconditional one', () => {
	expect(guide(c, u, 1)).toEqual(c);
	expect(guide(c, u, 0)).toEqual(u);
});
test('a larger scale walks on beyond the conditional velocity', () => {
	expect([...guide(c, u, 3)]).toEqual([2, -8, 0.5]);
});
test('the result may take the place of the conditional velocity', () => {
	const into = c.slice();
	expect(guide(into, u, 3, into)).toBe(into);
	expect([...into]).toEqual([2, -8, 0.5]);
});
test('velocities of different length are a bug that is named', () => {
	expect(() => guide(c, u.slice(1), 3)).toThrow('3 and 2');
});
test('guidance rests outside its interval and at scale 1', () => {
	const interval = { start: 0.1, end: 0.6 };
	expect([0, 0.1, 0.59, 0.6].map(time => isGuided(time, 3.5, interval))).toEqual([false, true, true, false]);
	expect(isGuided(0.3, 1, interval)).toBe(false);
});
test('two scales of 1 give the velocity that knows video and words', () => {
	const v = Float32Array.of(2, 2, 2);
	expect(guideByVideoAndText(u, v, c, 1, 1)).toEqual(c);
	expect([...guideByVideoAndText(u, v, c, 2, 3)]).toEqual([0.5 + 2 * 1.5 + 3 * -1, 1 + 2 * 1 + 3 * -4, 0.5 + 2 * 1.5 + 3 * -1.5]);
});
