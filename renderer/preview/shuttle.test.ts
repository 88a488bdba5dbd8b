import { describe, expect, it } from 'vitest';
import { foldedPosition, shuttled } from './shuttle.ts';

describe('shuttle', () => {
	it('each press doubles the speed up to eight', () => {
		expect([0, 1, 2, 4, 8].map(speed => shuttled(speed, 1))).toEqual([1, 2, 4, 8, 8]);
	});

	it('the other key turns round at once', () => {
		expect([8, 1, 0, -1].map(speed => shuttled(speed, -1))).toEqual([-1, -1, -1, -2]);
	});
});

describe('foldedPosition', () => {
	const loop = { start: 100, end: 200 };

	it('runs on inside, also before the loop', () => {
		expect(foldedPosition(50, 1, 1000, loop)).toEqual({ at: 50, hasEnded: false, hasLooped: false });
	});

	it('comes back at the end of the loop by as much as it overshot', () => {
		expect(foldedPosition(230, 1, 1000, loop)).toEqual({ at: 130, hasEnded: false, hasLooped: true });
		expect(foldedPosition(90, -1, 1000, loop)).toEqual({ at: 190, hasEnded: false, hasLooped: true });
	});

	it('stops at the ends of the film', () => {
		expect(foldedPosition(1010, 2, 1000, null)).toEqual({ at: 1000, hasEnded: true, hasLooped: false });
		expect(foldedPosition(-5, -2, 1000, null)).toEqual({ at: 0, hasEnded: true, hasLooped: false });
	});
});
