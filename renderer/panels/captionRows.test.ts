import { expect, test } from 'vitest';
import { rowsInSight, rowTops, scrolledTo } from './captionRows.ts';

const tops = rowTops(Array.from({ length: 3000 }, (_, place) => ({ text: place === 1 ? 'one\ntwo\nthree' : 'words' })));
const height = (tops[1] ?? 0);

test('a row is as high as its lines need, two at least', () => {
	expect((tops[2] ?? 0) - height).toBe(height + 17);
	expect((tops[3] ?? 0) - (tops[2] ?? 0)).toBe(height);
});

test('of three thousand rows there are those in sight and a few beside them', () => {
	expect(rowsInSight(tops, 0, 5 * height)).toEqual({ first: 0, last: 9 });
	const middle = rowsInSight(tops, tops[1500] ?? 0, 5 * height);
	expect([middle.first, middle.last - middle.first]).toEqual([1496, 14]);
	expect(rowsInSight(tops, tops[2998] ?? 0, 5 * height).last).toBe(3000);
	expect(rowsInSight([0], 0, 500)).toEqual({ first: 0, last: 0 });
});

test('a list scrolls no further than a row needs to be seen whole', () => {
	const [top, room] = [tops[10] ?? 0, 4 * height];
	expect(scrolledTo(tops, 11, top, room)).toBe(top);
	expect(scrolledTo(tops, 5, top, room)).toBe(tops[5]);
	expect(scrolledTo(tops, 20, top, room)).toBe((tops[21] ?? 0) - room);
});
