import { expect, test } from 'vitest';
import { time, type Time } from '../time/time.ts';
import { thumbnailAt, type ThumbnailIndex } from './thumbnails.ts';

const index: ThumbnailIndex = { width: 160, height: 90, columns: 3, times: [0, 100, 250, 300, 900].map(time) };

test('the nearest small frame is found, before the first and after the last too', () => {
	const frameAt = (at: number): number => {
		const { x, y } = thumbnailAt(index, at as Time);
		return y / 90 * 3 + x / 160;
	};
	expect([-50, 0, 49, 51, 170, 180, 280, 590, 601, 5000].map(frameAt)).toEqual([0, 0, 0, 1, 1, 2, 3, 3, 4, 4]);
});

test('a still has one frame for every moment', () => {
	expect(thumbnailAt({ ...index, times: [time(0)] }, time(7))).toEqual({ x: 0, y: 0, width: 160, height: 90 });
});
