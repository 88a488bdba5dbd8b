import { expect, test } from 'vitest';
import { clockStart } from './previewClock.ts';

const grid = (from: number, count = 40): number[] => Array.from({ length: count }, (_, index) => from + index / 25);

test('two readers that agree give the first frame', () => {
	expect(clockStart(grid(1.42), grid(1.42), false)).toBeCloseTo(1.42);
});

test('frames hidden by an edit list are skipped', () => {
	expect(clockStart(grid(0), [-0.2, -0.16, -0.12, -0.08, -0.04, ...grid(0)], true)).toBe(0);
});

test('a clock that is only shifted is followed', () => {
	expect(clockStart(grid(2 / 25), grid(0), false)).toBe(0);
});

test('another rhythm is not trusted', () => {
	expect(clockStart(grid(0), grid(0).map((at, index) => at + (index > 20 ? 0.02 : 0)), false)).toBeNull();
	expect(clockStart(grid(0), grid(7), true)).toBeNull();
	expect(clockStart([], grid(0), false)).toBeNull();
});
