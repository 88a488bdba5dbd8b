import { expect, test } from 'vitest';
import { at, testFrame, testRate } from './testing/strip.ts';
import { threePoints, type Marks } from './threePoints.ts';

const marks = (inFrame: number | null, outFrame: number | null): Marks => ({ inPoint: inFrame === null ? null : at(inFrame), outPoint: outFrame === null ? null : at(outFrame) });

test.each([
	['no marks at all: all of the source at the playhead', [null, null], [null, null], [7, 0, null]],
	['source in and out, at the playhead', [null, null], [10, 25], [7, 10, 15]],
	['source in, to the end of the source', [null, null], [80, null], [7, 80, 20]],
	['source out alone: from the source’s beginning', [null, null], [null, 25], [7, 0, 25]],
	['timeline in with source in and out', [40, null], [10, 25], [40, 10, 15]],
	['timeline out with source in and out: backwards from there', [null, 40], [10, 25], [25, 10, 15]],
	['timeline out too near the beginning: the head is lost', [null, 5], [10, 25], [0, 20, 5]],
	['timeline in and out with source in', [40, 50], [10, null], [40, 10, 10]],
	['timeline in and out with source out: backwards from it', [40, 50], [null, 25], [40, 15, 10]],
	['timeline in and out with a source out too near the beginning', [40, 50], [null, 4], [46, 0, 4]],
	['all four: the timeline decides the length', [40, 50], [10, 90], [40, 10, 10]],
	['timeline in and out, source unmarked', [40, 50], [null, null], [40, 0, 10]],
] as const)('%s', (_, [timelineIn, timelineOut], [sourceIn, sourceOut], [start, sourceStart, duration]) => {
	const found = threePoints({ ...marks(timelineIn, timelineOut), playhead: at(7) }, marks(sourceIn, sourceOut), at(100), testRate);
	expect([found.start / testFrame, found.sourceStart / testFrame, found.duration === null ? null : found.duration / testFrame]).toEqual([start, sourceStart, duration]);
});

test('a still lasts as long as the timeline says, else its usual length', () => {
	const still = (timeline: Marks) => threePoints({ ...timeline, playhead: at(7) }, marks(null, null), null, testRate).duration;
	expect([still(marks(40, 50)), still(marks(null, 50)), still(marks(null, null))]).toEqual([at(10), null, null]);
});
