import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { windowsOver } from '../../electron/shared/generation/windows.ts';
import { roughMoments } from './decodeVideo.ts';

test('one window gives four evenly spread frames', () => {
	expect(roughMoments(windowsOver(4, 4, 2), 4, 4)).toEqual([{ window: { start: 0, end: 4 }, frames: [2, 6, 10, 14] }]);
});
test('a clip of a few windows is covered evenly', () => {
	const frames = roughMoments(windowsOver(8, 4, 2), 8, 4).flatMap(moment => moment.frames);
	expect(frames).toHaveLength(12);
	frames.slice(1).forEach((frame, i) => expect(Math.abs(frame - (frames[i] as number) - 32 / 12)).toBeLessThan(1.01));
});
test('moments never go back and lie inside the window they are decoded from, however long the clip', () => {
	fc.assert(fc.property(fc.integer({ min: 4, max: 400 }), (length) => {
		const moments = roughMoments(windowsOver(length, 4, 2), length, 4);
		expect(moments.length).toBeLessThanOrEqual(4);
		moments.forEach(({ window, frames }) => frames.forEach((frame) => {
			expect(frame).toBeGreaterThanOrEqual(window.start * 4);
			expect(frame).toBeLessThan(window.end * 4);
		}));
		const all = moments.flatMap(({ frames }) => frames);
		all.slice(1).forEach((frame, i) => expect(frame).toBeGreaterThanOrEqual(all[i] as number));
	}));
});
