import { expect, test } from 'vitest';
import { guidedVelocity, type Row } from './guidedVelocity.ts';

/** A network whose answer tells what it was told: 1 for the clip, 10 for the words, 100 always. */
const runOf = async (videoGuidance: number | undefined): Promise<{ rows: readonly Row[]; found: number }> => {
	let rows: readonly Row[] = [];
	const velocity = guidedVelocity({
		length: 2, axis: { outer: 1, inner: 3 }, windows: [{ start: 0, end: 2 }], weights: 'uniform', guidance: 4, guidanceInterval: [0, 1],
		...videoGuidance === undefined ? {} : { videoGuidance }, signal: new AbortController().signal,
		evaluate: async (asked) => {
			rows = asked;
			return asked.map(({ isConditional, isSourceGiven, latent }) => latent.map(() => 100 + (isSourceGiven ? 1 : 0) + (isConditional ? 10 : 0)));
		},
	});
	return { found: (await velocity(new Float32Array(6), 0.5))[0] as number, rows };
};

test('an edit weighs the clip and the words on their own scales', async () => {
	const { rows, found } = await runOf(2.5);
	expect(rows).toHaveLength(3);
	expect(found).toBeCloseTo(100 + 2.5 * 1 + 4 * 10, 4);
});
test('at 1 the clip needs no row without it, and counts the same', async () => {
	const { rows, found } = await runOf(1);
	expect(rows.map(({ isConditional, isSourceGiven }) => [isConditional, isSourceGiven])).toEqual([[true, true], [false, true]]);
	expect(found).toBeCloseTo(100 + 1 + 4 * 10, 4);
});
test('words alone take two rows', async () => {
	const { rows, found } = await runOf(undefined);
	expect(rows).toHaveLength(2);
	expect(found).toBeCloseTo(101 + 4 * 10, 4);
});
