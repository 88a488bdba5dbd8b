import { describe, expect, test } from 'vitest';
import { easings } from '../../../electron/shared/keyframes/keyframe.ts';
import { edited } from '../../../electron/shared/timeline/edits/index.ts';
import { recordOf, tracksOf } from '../../../electron/shared/timeline/queries.ts';
import type { Project } from '../../../electron/shared/timeline/records.ts';
import { at, countingIds, projectOf } from '../../../electron/shared/timeline/testing/strip.ts';
import { copiedKeys, pastedShapes } from '../../keyframes/keyClipboard.ts';
import { keyRowsOf } from '../../keyframes/keyRows.ts';
import { keyframeNamed, keyName, keysByParameter, namesAfter } from '../../keyframes/keySelection.ts';
import { hitTest } from '../hitTest.ts';
import { lanesOf } from '../lanes.ts';
import { xAt } from '../zoom.ts';
import { keyHitAt, keyRowHeight, keysHeights, keysInBand } from './keyLanes.ts';

/** `|A:20|B:20|`; A has opacity keyframes at frames 5 and 10, and one of its scale at 8. */
const keyed = (): Project => ([['opacity', 10, 0.5], ['opacity', 5, 1], ['transform.scale', 8, 2]] as const)
	.reduce((project, [path, frame, value]) => edited(project, 'setKeyframe', { id: 'V1.A', path, time: at(frame), value, easing: easings.linear }, countingIds()), projectOf('|A:20|B:20|'));
const scale = { leftFlicks: 0, pixelsPerSecond: 250 };
const open = new Set(['V1.A']);
const laid = (project: Project, ids: ReadonlySet<string> = open) => {
	const tracks = tracksOf(project, 'sequence-1');
	return lanesOf(tracks, { V1: 50 }, 0, keysHeights(project, tracks, ids)).lanes;
};
const laneV1 = (project: Project) => laid(project).find(lane => lane.track.id === 'V1') ?? (() => {
	throw new Error('There is no V1.');
})();

describe('keyframes under clips', () => {
	test('have a row for each animated parameter, in the order of the inspector', () => {
		const clip = recordOf(keyed(), 'clip', 'V1.A');
		expect(clip && keyRowsOf(keyed(), clip).map(({ label, list }) => [label, list.length])).toEqual([['Scale', 1], ['Opacity', 2]]);
	});
	test('take room only on tracks where they are shown', () => {
		expect(laneV1(keyed()).keysHeight).toBe(2 * keyRowHeight);
		expect(keysHeights(keyed(), tracksOf(keyed(), 'sequence-1'), new Set(['V1.B']))).toEqual({ V1: 0 });
		expect(keysHeights(keyed(), tracksOf(keyed(), 'sequence-1'), new Set(['V1']))).toEqual({ V1: 2 * keyRowHeight });
		expect(keysHeights(keyed(), tracksOf(keyed(), 'sequence-1'), new Set())).toEqual({});
	});
	test('are found under the pointer, and the ground between them too', () => {
		const lane = laneV1(keyed());
		const y = lane.top + lane.height + keyRowHeight * 1.5;
		const hit = keyHitAt(keyed(), lane, open, scale, xAt(scale, at(10)) + 3, y);
		expect([hit.owner?.id, hit.row?.path, hit.key?.time]).toEqual(['V1.A', 'opacity', at(10)]);
		expect(keyHitAt(keyed(), lane, open, scale, xAt(scale, at(7)), y).key).toBeNull();
		expect(keyHitAt(keyed(), lane, open, scale, xAt(scale, at(25)), y).owner).toBeNull();
		expect(hitTest(keyed(), laid(keyed()), scale, xAt(scale, at(10)), y, open).part).toBe('keys');
	});
	test('are caught by a rubber band', () => {
		const lane = laneV1(keyed());
		const band = { left: xAt(scale, at(4)), right: xAt(scale, at(9)), top: lane.top + lane.height, bottom: lane.top + lane.height + 2 * keyRowHeight };
		expect(keysInBand(keyed(), laid(keyed()), open, scale, band)).toEqual([`V1.A transform.scale ${at(8)}`, `V1.A opacity ${at(5)}`]);
		expect(keysInBand(keyed(), laid(keyed()), open, scale, { ...band, bottom: band.top + 10 })).toHaveLength(1);
	});
});

describe('selected keyframes', () => {
	const names = [10, 5].map(frame => keyName({ id: 'V1.A', path: 'opacity', time: at(frame) }));
	test('are found again by name, and gather by parameter in order of time', () => {
		expect(names.map(name => keyframeNamed(keyed(), name)?.value)).toEqual([0.5, 1]);
		expect(keysByParameter(names)).toEqual([{ id: 'V1.A', path: 'opacity', times: [at(5), at(10)] }]);
		expect([...namesAfter(keyed(), keyed(), names, at(1))].map(name => keyframeNamed(keyed(), name))).toEqual([undefined, undefined]);
	});
	test('are pasted with their distances onto clips that take them', () => {
		const project = keyed();
		const clip = recordOf(project, 'clip', 'V1.B');
		const shapes = pastedShapes(project, clip ? [clip] : [], copiedKeys(project, names), () => at(2));
		expect(shapes.map(({ id, path, list }) => [id, path, list.map(({ time }) => time)])).toEqual([['V1.B', 'opacity', [at(2), at(7)]]]);
	});
});
