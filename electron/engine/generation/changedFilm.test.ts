import { expect, test } from 'vitest';
import { timeFromSeconds, zeroTime } from '../../shared/time/time.ts';
import type { Asset } from '../../shared/timeline/records.ts';
import { changedFilm } from './changedFilm.ts';

const video = { width: 1440, height: 1080, pixelAspect: 4 / 3, frameRate: { numerator: 25, denominator: 1 } };
const footage = { video, duration: timeFromSeconds(9) } as Asset;
const lineage = { picture: { width: 128, height: 72, frames: 32, fps: 16 }, input: { type: 'asset-range', assetId: 'a', start: timeFromSeconds(1), end: timeFromSeconds(3), isWholeClip: true, speed: 1, isReversed: false } } as const;

test('a changed version has the size in square pixels, the rate and the frames of the footage', () => {
	expect(changedFilm(footage, lineage)).toEqual({ width: 1920, height: 1080, rate: { numerator: 25, denominator: 1 }, frames: 50 });
});
test('a range that ends within a frame has that frame', () => {
	expect(changedFilm(footage, { ...lineage, input: { ...lineage.input, end: timeFromSeconds(3.01) } }).frames).toBe(51);
	expect(changedFilm(footage, { ...lineage, input: { ...lineage.input, end: timeFromSeconds(1.001) } }).frames).toBe(1);
});
test('more than 1080 lines are scaled down, either way up', () => {
	expect(changedFilm({ ...footage, video: { ...footage.video, width: 3840, height: 2160, pixelAspect: 1 } } as Asset, lineage)).toMatchObject({ width: 1920, height: 1080 });
	expect(changedFilm({ ...footage, video: { ...footage.video, width: 2160, height: 3840, pixelAspect: 1 } } as Asset, lineage)).toMatchObject({ width: 1080, height: 1920 });
});
test('a still runs at the rate of the model', () => {
	expect(changedFilm({ ...footage, duration: null }, { ...lineage, input: { ...lineage.input, start: zeroTime, end: timeFromSeconds(2) } })).toMatchObject({ rate: { numerator: 16, denominator: 1 }, frames: 32 });
});
