import { expect, test } from 'vitest';
import type { Caption } from '../../../electron/shared/timeline/records.ts';
import { at } from '../../../electron/shared/timeline/testing/strip.ts';
import { captionHitAt } from './captionHit.ts';

const caption = (id: string, start: number, end: number): Caption => ({ kind: 'caption', id, trackId: 'captions', start: at(start), duration: at(end - start), text: id });
/** At 25 frames a second a frame is four pixels wide: `a` lies at 40-80, `b` at 80-86, `c` at 200-240. */
const captions = [caption('a', 10, 20), caption('b', 20, 21.5), caption('c', 50, 60)];
const found = (x: number): string => {
	const hit = captionHitAt(captions, { leftFlicks: 0, pixelsPerSecond: 100 }, x);
	return hit ? `${hit.caption.id} ${hit.part}` : 'nothing';
};

test('a caption is found by its middle and by its edges, those also from just beside it', () => {
	expect([found(60), found(43), found(77), found(38), found(242)]).toEqual(['a body', 'a head', 'a tail', 'a head', 'c tail']);
	expect([found(30), found(150), found(300)]).toEqual(['nothing', 'nothing', 'nothing']);
});

test('of a narrow caption a third stays for moving it', () => {
	expect([found(81), found(83), found(85.5)]).toEqual(['b head', 'b body', 'b tail']);
});
