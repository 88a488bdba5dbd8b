import { expect, test } from 'vitest';
import { edited } from '../../electron/shared/timeline/edits/index.ts';
import { recordOf } from '../../electron/shared/timeline/queries.ts';
import type { Clip } from '../../electron/shared/timeline/records.ts';
import { at, countingIds, projectOf, testRate } from '../../electron/shared/timeline/testing/strip.ts';
import { keyedState, valueNow } from './keyedParameter.ts';

const clips = (): readonly Clip[] => {
	const keyed = [[2, 0], [6, 1]].reduce((project, [frame = 0, value]) => edited(project, 'setKeyframe', { id: 'V1.A', path: 'opacity', time: at(frame), value }, countingIds()), projectOf('|-:10|A:20|B:20|'));
	return ['V1.A', 'V1.B'].flatMap(id => recordOf(keyed, 'clip', id) ?? []);
};

test('a parameter has neighbouring keyframes in the time of the sequence', () => {
	expect([11, 12, 14, 16, 20].map(frame => keyedState({}, clips(), 'opacity', at(frame), testRate))).toEqual([
		{ isKeyed: true, isHere: false, previous: null, next: at(12) },
		{ isKeyed: true, isHere: true, previous: null, next: at(16) },
		{ isKeyed: true, isHere: false, previous: at(12), next: at(16) },
		{ isKeyed: true, isHere: true, previous: at(12), next: null },
		{ isKeyed: true, isHere: false, previous: at(16), next: null },
	]);
	expect(keyedState({}, clips(), 'transform.x', at(12), testRate)).toEqual({ isKeyed: false, isHere: false, previous: null, next: null });
});

test('a parameter has the value of its keyframes or its own', () => {
	const [keyed, plain] = clips();
	expect([keyed, plain].map(clip => clip && valueNow({}, clip, 'opacity', at(14), testRate))).toEqual([0.5, 1]);
});
