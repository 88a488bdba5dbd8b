import { expect, test } from 'vitest';
import { refusalOf } from '../../shared/timeline/testing/refusal.ts';
import { countingIds, projectOf, stripAsset } from '../../shared/timeline/testing/strip.ts';
import { edited } from '../../shared/timeline/edits/index.ts';
import { castOf } from '../../shared/timeline/queries.ts';
import { cutSquare, personInput } from './personInput.ts';

/** A picture whose red says its column and whose green says its row. */
const grid = (width: number, height: number): Uint8Array =>
	Uint8Array.from(Array.from({ length: width * height }, (_, i) => [i % width, Math.floor(i / width), 7]).flat());

test('a square of the size wanted is cut out pixel by pixel', () => {
	expect([...cutSquare(grid(8, 6), 8, { left: 3, top: 2, side: 2, size: 2 })]).toEqual([3, 2, 7, 4, 2, 7, 3, 3, 7, 4, 3, 7]);
});
test('a larger square is brought down by the mean of its pixels', () => {
	expect([...cutSquare(grid(8, 6), 8, { left: 2, top: 0, side: 4, size: 2 })]).toEqual([3, 1, 7, 5, 1, 7, 3, 3, 7, 5, 3, 7]);
});
test('a smaller square is enlarged by repeating its pixels', () => {
	expect([...cutSquare(grid(8, 6), 8, { left: 1, top: 1, side: 1, size: 2 })]).toEqual([1, 1, 7, 1, 1, 7, 1, 1, 7, 1, 1, 7]);
});
test('a lineage keeps the person as they were', () => {
	const project = edited(projectOf('|A:5|', [stripAsset('S', null)]), 'addCastMember', { name: 'Anna', portrait: { assetId: 'S', x: 0.4, size: 0.5 } }, countingIds());
	const castId = castOf(project)[0]?.id ?? '';
	expect(personInput(project, castId)).toEqual({ type: 'person', castId, name: 'Anna', portrait: { assetId: 'S', at: 0, x: 0.4, y: 0.5, size: 0.5 } });
	expect(refusalOf(() => personInput(project, 'nobody'))).toContain('nobody like that in the cast');
});
