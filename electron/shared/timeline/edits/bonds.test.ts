import { describe, expect, test } from 'vitest';
import { recordOf, withGroupedClips } from '../queries.ts';
import { syncOffset } from '../sync.ts';
import { refusalOf } from '../testing/refusal.ts';
import { at, countingIds, drawn, projectOf, stripOf, testFrame } from '../testing/strip.ts';
import { edited } from './index.ts';
import type { Project } from '../records.ts';

const groupedWith = (project: Project, id: string): string[] => {
	const clip = recordOf(project, 'clip', id);
	return withGroupedClips(project, clip ? [clip] : []).map(other => other.id).toSorted();
};

describe('groups', () => {
	const grouped = edited(projectOf('V2 |T:2|\nV1 |A:5|B:5|'), 'group', { clipIds: ['V2.T', 'V1.A'] }, countingIds());
	test('are found from any of their clips', () => {
		expect(groupedWith(grouped, 'V1.A')).toEqual(['V1.A', 'V2.T']);
		expect(groupedWith(grouped, 'V1.B')).toEqual(['V1.B']);
	});
	test('grow together when one is grouped with another clip, and are dissolved whole', () => {
		const larger = edited(grouped, 'group', { clipIds: ['V1.A', 'V1.B'] }, countingIds());
		expect(groupedWith(larger, 'V2.T')).toEqual(['V1.A', 'V1.B', 'V2.T']);
		expect(groupedWith(edited(larger, 'ungroup', { clipIds: ['V2.T'] }, countingIds()), 'V1.B')).toEqual(['V1.B']);
	});
	test('of one clip make no sense', () => {
		expect(refusalOf(() => edited(grouped, 'group', { clipIds: ['V1.B'] }, countingIds()))).toBe('A group needs at least two clips. Select another one as well.');
	});
});

describe('sync', () => {
	const strip = 'V1 |-:2|A:5@10|\nA1 |-:2|A:5@10|';
	const moved = edited(projectOf(strip), 'moveClips', { clipIds: ['A1.A'], by: at(3), withLinked: false }, countingIds());
	const offsetOf = (project: Project, id: string) => {
		const clip = recordOf(project, 'clip', id);
		return clip ? syncOffset(project, clip) / testFrame : null;
	};
	test('is lost when one side moves alone, and counted in frames', () => {
		expect([offsetOf(moved, 'A1.A'), offsetOf(moved, 'V1.A'), offsetOf(projectOf(strip), 'A1.A')]).toEqual([3, 0, 0]);
	});
	test('is kept by a J-cut', () => {
		expect(offsetOf(edited(projectOf(strip), 'trimHead', { clipId: 'A1.A', to: at(1), withLinked: false }, countingIds()), 'A1.A')).toBe(0);
	});
	test('comes back by moving or by slipping', () => {
		expect(stripOf(edited(moved, 'bringIntoSync', { clipIds: ['V1.A'] }, countingIds()))).toBe(drawn(strip));
		expect(stripOf(edited(moved, 'bringIntoSync', { clipIds: ['A1.A'], by: 'slip' }, countingIds()))).toBe(drawn('V1 |-:2|A:5@10|\nA1 |-:5|A:5@13|'));
	});
	test('is refused where something is in the way', () => {
		const crowded = edited(moved, 'overwrite', { assetId: 'X', trackId: 'A1', start: at(2), duration: at(1) }, countingIds());
		expect(refusalOf(() => edited(crowded, 'bringIntoSync', { clipIds: ['A1.A'] }, countingIds()))).toContain('is in the way');
		expect(refusalOf(() => edited(projectOf(strip), 'bringIntoSync', { clipIds: ['A1.A'] }, countingIds()))).toBe('These clips are in sync already.');
	});
});
