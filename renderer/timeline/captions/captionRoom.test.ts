import { describe, expect, test } from 'vitest';
import type { Caption } from '../../../electron/shared/timeline/records.ts';
import { at, testFrame } from '../../../electron/shared/timeline/testing/strip.ts';
import { freeMove, freeTrim } from './captionRoom.ts';

const caption = (id: string, start: number, end: number): Caption => ({ kind: 'caption', id, trackId: 'captions', start: at(start), duration: at(end - start), text: id });
/** `a` 0-10, `b` 20-30, `c` 30-40, `d` 60-70. */
const captions = [caption('a', 0, 10), caption('b', 20, 30), caption('c', 30, 40), caption('d', 60, 70)] as const;
const moved = (ids: readonly string[], by: number): number => freeMove(captions, new Set(ids), at(by)) / testFrame;
const trimmed = (place: 0 | 1 | 2 | 3, edge: 'head' | 'tail', to: number): number => freeTrim(captions, captions[place], edge, at(to), testFrame) / testFrame;

describe('a dragged caption', () => {
	test('goes where there is room', () => {
		expect([moved(['b'], -8), moved(['c'], 12), moved(['a'], 45)]).toEqual([-8, 12, 45]);
	});
	test('stops at its neighbour, and comes out on the nearer side', () => {
		expect([moved(['b'], -13), moved(['c'], 25), moved(['c'], 37)]).toEqual([-10, 20, 40]);
	});
	test('jumps over neighbours that touch each other at once', () => {
		expect([moved(['a'], 14), moved(['a'], 29), moved(['d'], -37)]).toEqual([10, 40, -50]);
	});
	test('never goes before the beginning', () => {
		expect([moved(['b'], -100), moved(['a'], -5)]).toEqual([-10, 0]);
	});
	test('takes others along, all of which need room', () => {
		expect([moved(['b', 'c'], 25), moved(['a', 'b', 'c'], 22), moved(['a', 'd'], 5)]).toEqual([20, 20, 5]);
	});
});

describe('a dragged edge', () => {
	test('goes up to the neighbour', () => {
		expect([trimmed(1, 'head', 3), trimmed(1, 'tail', 35), trimmed(2, 'tail', 90), trimmed(3, 'tail', 500), trimmed(0, 'head', -4)]).toEqual([10, 30, 60, 500, 0]);
	});
	test('leaves one frame', () => {
		expect([trimmed(1, 'head', 45), trimmed(1, 'tail', 2)]).toEqual([29, 21]);
	});
});
