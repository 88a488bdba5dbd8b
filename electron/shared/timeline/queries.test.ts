import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applied, diffBetween, isEmptyDiff, joined, reversed } from './diff.ts';
import { edited } from './edits/index.ts';
import { clipAt, clipsWithin, cutsOf, firstEndingAfter, gapAt, gapsOf, linkedClips, nearestSnapPoint, neighbours, recordOf, sequenceDuration, snapPoints, clipsOfTrack, transitionRange, transitionsAt } from './queries.ts';
import { at, countingIds, projectOf, testFrame } from './testing/strip.ts';
import { time } from './../time/time.ts';
import type { Clip } from './records.ts';

const project = projectOf('V2 |-:3|T:2|-:1|U:4|\nV1 |A:5|~2|B:5@5|\nA1 |A:5|');
const clip = (id: string): Clip => {
	const found = recordOf(project, 'clip', id);
	if (!found) {
		throw new Error(`The strip has no ${id}.`);
	}
	return found;
};

describe('questions about a timeline', () => {
	test.each([[0, undefined], [3, 'T'], [4, 'T'], [5, undefined], [6, 'U'], [9, 'U'], [10, undefined]])('at frame %i V2 shows %s', (frame, name) => {
		expect(clipAt(project, 'V2', at(frame))?.name).toBe(name);
	});
	test('a clip is shown from its first flick to the one before its end', () => {
		expect(clipAt(project, 'V2', time(at(5) - 1))?.name).toBe('T');
		expect(clipAt(project, 'V2', time(at(3) - 1))).toBe(undefined);
	});
	test('gaps lie before, between, not after', () => {
		expect(gapsOf(project, 'V2')).toEqual([{ start: 0, end: at(3) }, { start: at(5), end: at(6) }]);
		expect(gapAt(project, 'V2', at(5))).toEqual({ start: at(5), end: at(6) });
		expect(gapAt(project, 'V2', at(3))).toBe(undefined);
		expect(gapAt(project, 'V2', at(12))).toBe(undefined);
	});
	test('the sequence ends with its last clip', () => {
		expect(sequenceDuration(project, 'sequence-1')).toBe(at(10));
		expect(sequenceDuration(projectOf('V1 ||'), 'sequence-1')).toBe(0);
	});
	test('neighbours, links and transitions are found', () => {
		expect(neighbours(project, clip('V2.U')).previous?.id).toBe('V2.T');
		expect(neighbours(project, clip('V2.U')).next).toBe(undefined);
		expect(linkedClips(project, clip('V1.A')).map(other => other.id)).toEqual(['A1.A']);
		expect(linkedClips(project, clip('V2.T'))).toEqual([]);
		const { outOf } = transitionsAt(project, clip('V1.A'));
		expect(outOf && transitionRange(project, outOf)).toEqual({ start: at(4), end: at(6) });
		expect(transitionsAt(project, clip('V1.B')).into).toBe(outOf);
	});
	test('cuts and snap points', () => {
		expect(cutsOf(project, 'sequence-1')).toEqual([0, 3, 5, 6, 10].map(at));
		expect(snapPoints(project, 'sequence-1', { exceptClips: new Set(['V2.T', 'V2.U']), also: [at(8)] })).toEqual([0, 5, 8, 10].map(at));
		expect(nearestSnapPoint([0, 5, 8].map(at), time(at(7) - 1), testFrame)).toBe(undefined);
		expect(nearestSnapPoint([0, 5, 8].map(at), at(7), testFrame)).toBe(at(8));
		expect(nearestSnapPoint([], at(7), testFrame)).toBe(undefined);
	});
	test('what lies in a range is found by halving as by looking at every clip', () => {
		const lengths = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 4 })), { maxLength: 12 });
		fc.assert(fc.property(lengths, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }), (parts, start, length) => {
			const clips = clipsOfTrack(projectOf(`V1 |${parts.map(([gap, frames]) => `${gap === 0 ? '' : `-:${gap}|`}A:${frames}|`).join('')}${parts.length === 0 ? '|' : ''}`), 'V1');
			const range = { start: at(start), end: at(start + length) };
			expect(clipsWithin(clips, range)).toEqual(clips.filter(each => each.start < range.end && each.start + each.duration > range.start));
			const first = clips.findIndex(each => each.start + each.duration > range.start);
			expect(firstEndingAfter(clips, range.start)).toBe(first === -1 ? clips.length : first);
		}));
	});
});

describe('diffs', () => {
	const split = edited(project, 'split', { at: at(2), sequenceId: 'sequence-1' }, countingIds());
	const lifted = edited(split, 'lift', { clipIds: ['V1.A'] }, countingIds());
	test('a diff and its reverse lead there and back', () => {
		const diff = diffBetween(project, split);
		expect(applied(project, diff)).toEqual(split);
		expect(applied(split, reversed(diff))).toEqual(project);
	});
	test('a diff found by looking is the one known from the edit', () => {
		const sorted = (diff: ReturnType<typeof diffBetween>) => ({
			added: diff.added.map(record => record.id).toSorted(), changed: diff.changed.map(({ to }) => to.id).toSorted(), removed: diff.removed.map(record => record.id).toSorted(),
		});
		expect(sorted(diffBetween(project, { ...split }))).toEqual(sorted(diffBetween(project, split)));
	});
	test('several diffs joined do what they do one after the other, and cancel out', () => {
		const there = [diffBetween(project, split), diffBetween(split, lifted)];
		expect(applied(project, joined(there))).toEqual(lifted);
		expect(isEmptyDiff(joined([...there, ...there.toReversed().map(reversed)]))).toBe(true);
	});
});
