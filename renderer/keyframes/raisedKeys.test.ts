import { expect, test } from 'vitest';
import { easings } from '../../electron/shared/keyframes/keyframe.ts';
import { edited } from '../../electron/shared/timeline/edits/index.ts';
import { at, countingIds, projectOf } from '../../electron/shared/timeline/testing/strip.ts';
import { keyName } from './keySelection.ts';
import { raisedKeys } from './raisedKeys.ts';

const project = ([['A1.B', 'volume', 5, -6], ['A1.B', 'volume', 9, 11.8], ['A1', 'pan', 3, 0.2], ['V1.A', 'opacity', 2, 0.3]] as const)
	.reduce((film, [id, path, frame, value]) => edited(film, 'setKeyframe', { id, path, time: at(frame), value, easing: easings.linear }, countingIds()), projectOf('V1 |A:20|\nA1 |B:20|'));
const name = (id: string, path: string, frame: number) => keyName({ id, path, time: at(frame) });
const valuesOf = (names: readonly string[], steps: number) => raisedKeys(project, names, steps).map(({ id, list }) => [id, ...list.map(({ value }) => value)]);

test('keyframes of several parameters go up by steps of each, others stay', () => {
	expect(valuesOf([name('A1.B', 'volume', 5), name('A1', 'pan', 3), name('V1.A', 'opacity', 2)], 10)).toEqual([['A1.B', -5, 11.8], ['A1', 0.3], ['V1.A', 0.4]]);
});

test('together they go only as far as the highest may', () => {
	expect(valuesOf([name('A1.B', 'volume', 5), name('A1.B', 'volume', 9)], 10)).toEqual([['A1.B', -5.8, 12]]);
	expect(valuesOf([name('A1.B', 'volume', 9), name('A1.B', 'volume', 4)], -1)).toEqual([['A1.B', -6, 11.7]]);
});

test('what is no longer there is left out', () => {
	expect(valuesOf([name('lost', 'volume', 5), name('V1.A', 'transform.x', 2)], 1)).toEqual([]);
});
