import { expect, test } from 'vitest';
import { guideUnder, rulerMarks } from './rulerMarks.ts';

test('a ruler numbers round distances with room between them, at every size of the viewer', () => {
	const numbers = (zoom: number) => rulerMarks(1920, zoom).filter(mark => mark.isNumbered).map(mark => mark.at);
	expect(numbers(0.3)).toEqual([0, 200, 400, 600, 800, 1000, 1200, 1400, 1600, 1800]);
	expect(numbers(1).slice(0, 3)).toEqual([0, 100, 200]);
	for (const zoom of [0.05, 0.13, 0.5, 2, 7]) {
		const at = rulerMarks(1920, zoom).map(mark => mark.at * zoom);
		expect(Math.min(...at.slice(1).map((place, before) => place - (at[before] ?? 0)))).toBeGreaterThanOrEqual(5);
		expect(at.at(-1)).toBeLessThanOrEqual(1920 * zoom);
	}
});

test('a guide lies on whole pixels of the film, and outside the picture there is none', () => {
	const side = { start: 100, length: 400 };
	expect([99, 100, 300.3, 500, 501].map(pointer => guideUnder(pointer, side, 1000))).toEqual([null, 0, 0.501, 1, null]);
});
