import { expect, test } from 'vitest';
import { lineageDefaults, type Lineage } from '../generation/lineage.ts';
import { edited, type EditArgs, type EditName } from './edits/index.ts';
import { layerState } from './layerState.ts';
import { recordOf } from './queries.ts';
import type { Clip, Project } from './records.ts';
import { at, countingIds, projectOf, stripAsset } from './testing/strip.ts';

const lineage: Lineage = {
	...lineageDefaults, task: 'edit-video', prompt: 'make it night', rewrittenPrompt: 'night', model: 'm', modelVersion: '1', modelHash: 'h', device: 'cpu', seed: 1, steps: 1, guidance: 1,
	picture: null, input: { type: 'asset-range', assetId: 'A', start: at(10), end: at(19), isWholeClip: true, speed: 1, isReversed: false }, createdAt: '',
};
/** A shows its source from 10 on; N was made of 10 to 19 and lies over it. */
const begun = projectOf('V2 |-:5|N:9|\nV1 |-:5|A:9@10|B:9|', [{ ...stripAsset('N', 9), source: { type: 'generated', lineage } }]);
const stateAfter = (...steps: readonly (readonly [EditName, unknown])[]) => {
	const newId = countingIds();
	const project = steps.reduce<Project>((now, [name, args]) => edited(now, name, args as EditArgs<typeof name>, newId), begun);
	return layerState(project, recordOf(project, 'clip', 'V2.N') as Clip);
};

test('fits as long as nothing below changes, also when it is trimmed itself or the clip below divided', () => {
	expect(stateAfter()).toEqual({ state: 'fits' });
	expect(stateAfter(['trimHead', { clipId: 'V1.B', to: at(16) }])).toEqual({ state: 'fits' });
	expect(stateAfter(['split', { at: at(8), clipIds: ['V1.A'] }])).toEqual({ state: 'fits' });
	expect(stateAfter(['moveClips', { clipIds: ['V1.A', 'V2.N'], by: at(30), byTracks: 0, withLinked: false }])).toEqual({ state: 'fits' });
});
test('frames exposed by a trim below are missed, and the whole range is named', () => {
	expect(stateAfter(['trimHead', { clipId: 'V1.A', to: at(2) }])).toEqual({ state: 'exposed', clipId: 'V1.A', range: { start: at(2), end: at(14) } });
	expect(stateAfter(['trimTail', { clipId: 'V2.N', to: at(10) }])).toMatchObject({ state: 'exposed' });
});
test('other moments below, or less than before, do not fit', () => {
	expect(stateAfter(['slip', { clipIds: ['V1.A'], by: at(3), withLinked: false }])).toMatchObject({ state: 'moved', clipId: 'V1.A' });
	expect(stateAfter(['trimTail', { clipId: 'V1.A', to: at(10) }])).toMatchObject({ state: 'moved', range: { start: at(5), end: at(10) } });
});
test('without its clip it lies over nothing', () => {
	expect(stateAfter(['lift', { clipIds: ['V1.A'], withLinked: false }])).toEqual({ state: 'gone' });
});
test('ordinary clips are no layers', () => {
	expect(layerState(begun, recordOf(begun, 'clip', 'V1.A') as Clip)).toBeNull();
});
