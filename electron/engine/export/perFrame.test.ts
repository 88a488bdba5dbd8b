import fc from 'fast-check';
import { expect, test } from 'vitest';
import { perFrame } from './perFrame.ts';

/** The expression as ffmpeg would work it out. */
const workedOut = (expression: string, frame: number): number =>
	// The expression is our own and holds numbers, `n`, `if` and `lt` only.
	Number(new Function('n', 'choose', 'lt', `return ${expression.replaceAll('if(', 'choose(')}`)(frame, (is: boolean, yes: number, no: number) => (is ? yes : no), (a: number, b: number) => a < b));

test('has the value of every frame in that frame', () => {
	fc.assert(fc.property(fc.array(fc.double({ min: -5000, max: 5000, noNaN: true }), { minLength: 1, maxLength: 40 }), (values) => {
		const expression = perFrame(values, 'n');
		values.forEach((value, frame) => expect(workedOut(expression, frame)).toBeCloseTo(value, 4));
	}), { numRuns: 300 });
});

test('writes what stands still as a number and a steady move as one line', () => {
	expect(perFrame([4, 4, 4], 'n')).toBe('4');
	expect(perFrame([], 'n')).toBe('0');
	const steady = perFrame(Array.from({ length: 1000 }, (_, place) => 10 + place * 0.1), 'n');
	expect(steady.length).toBeLessThan(40);
	expect(workedOut(steady, 999)).toBeCloseTo(109.9, 5);
});

test('a jump begins a new line', () => {
	expect(perFrame([1, 1, 1, 7, 7], 'n')).toBe('if(lt(n,3),1,7)');
});
