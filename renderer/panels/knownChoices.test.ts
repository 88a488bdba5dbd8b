import { expect, test } from 'vitest';
import { at, projectOf, stripAsset, testFrame } from '../../electron/shared/timeline/testing/strip.ts';
import { keyOf, knownOptions, wishOf, type Place } from './knownChoices.ts';

const project = projectOf('V2 |-:20|T:5|\nV1 |A:5|-:5|B:5|', [stripAsset('I', null)]);
const place = (start: number, end: number, trackId: string | null = null): Place => ({ sequenceId: 'sequence-1', trackId, start: at(start), end: at(end), frame: testFrame });

test('in a gap a clip goes on from the one before and leads into the one after', () => {
	expect(wishOf(project, { type: 'beside' }, place(5, 10), 'start')).toEqual({ type: 'clip', clipId: 'V1.A' });
	expect(wishOf(project, { type: 'beside' }, place(5, 10), 'end')).toEqual({ type: 'clip', clipId: 'V1.B' });
	expect(wishOf(project, { type: 'beside' }, place(6, 9), 'start')).toBeNull();
});
test('the picture beside is the frame before the start and the first after the end', () => {
	expect(wishOf(project, { type: 'frame' }, place(5, 10), 'start')).toEqual({ type: 'frame', at: at(4) });
	expect(wishOf(project, { type: 'frame' }, place(5, 10), 'end')).toEqual({ type: 'frame', at: at(10) });
	expect(wishOf(project, { type: 'frame' }, place(0, 5), 'start')).toBeNull();
});
test('an image that is gone means nothing', () => {
	expect(wishOf(project, { type: 'asset', assetId: 'I' }, place(5, 10), 'start')).toEqual({ type: 'asset', assetId: 'I', at: 0 });
	expect(wishOf(project, { type: 'asset', assetId: 'gone' }, place(5, 10), 'start')).toBeNull();
});
test('what cannot be chosen says why', () => {
	const options = knownOptions(project, place(6, 9), 'start', [stripAsset('I', null), stripAsset('S', 10, 'audio')]);
	expect(options.map(({ label, isPossible }) => [label, isPossible])).toEqual([
		['Nothing', true], ['Goes on from the clip beside it (no clip ends here)', false], ['The picture just before it (there is none)', false], ['The image “I”', true],
	]);
	expect(options.map(({ choice }) => keyOf(choice))).toEqual(options.map(({ key }) => key));
});
