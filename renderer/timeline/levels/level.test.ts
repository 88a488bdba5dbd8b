import { describe, expect, test } from 'vitest';
import { easings, type Keyframe } from '../../../electron/shared/keyframes/keyframe.ts';
import { edited } from '../../../electron/shared/timeline/edits/index.ts';
import type { LevelPath } from '../../../electron/shared/timeline/edits/raisedLevel.ts';
import { recordOf, tracksOf } from '../../../electron/shared/timeline/queries.ts';
import type { Project } from '../../../electron/shared/timeline/records.ts';
import { at, countingIds, projectOf } from '../../../electron/shared/timeline/testing/strip.ts';
import { hitTest } from '../hitTest.ts';
import { lanesOf } from '../lanes.ts';
import { xAt } from '../zoom.ts';
import { automationHeight, automationHeights, automationInBand, levelOfStrip, withAutomation } from './automationLanes.ts';
import { isOnLevel, levelAt, levelKeyAt, levelOfClip, levelY, type Level } from './level.ts';
import { levelScales, settledValue } from './levelScale.ts';

const scale = { leftFlicks: 0, pixelsPerSecond: 250 };
const keyed = (id: string, path: LevelPath, points: readonly (readonly [frame: number, value: number, easing?: Keyframe['easing']])[], project: Project = projectOf('V1 |-:5|A:40|\nA1 |B:40|')): Project => points
	.reduce((film, [frame, value, easing = easings.linear]) => edited(film, 'setKeyframe', { id, path, time: at(frame), value, easing }, countingIds()), project);
const laid = (project: Project, open: readonly string[] = []) => {
	const tracks = tracksOf(project, 'sequence-1');
	const layout = lanesOf(tracks, { V1: 60, A1: 60 }, 0, {}, automationHeights(tracks, new Set(open)));
	return withAutomation(layout, recordOf(project, 'sequence', 'sequence-1') ?? null, new Set(open));
};
const levelOf = (project: Project, id: string): Level => {
	const clip = recordOf(project, 'clip', id);
	const lane = laid(project).lanes.find(({ track }) => track.id === clip?.trackId);
	const level = clip && lane && levelOfClip(clip, lane);
	if (!level) {
		throw new Error('It has no level.');
	}
	return level;
};

describe('levels', () => {
	test.each([['volume', -60, 0], ['volume', 12, 1], ['opacity', 0.25, 0.25], ['pan', -1, 1], ['pan', 1, 0], ['pan', 0, 0.5]] as const)('%s %d stands at %d', (path, value, place) => {
		expect(levelScales[path].placeOf(value)).toBeCloseTo(place);
		expect(levelScales[path].valueOf(place)).toBeCloseTo(value);
	});
	test('are set in whole parts and hold at rest, unless they are free', () => {
		const { placeOf } = levelScales.volume;
		expect([placeOf(-6.04), placeOf(0.13), 2, -1].map(place => settledValue(levelScales.volume, place, false))).toEqual([-6, 0, 12, -60]);
		expect(settledValue(levelScales.volume, placeOf(0.13), true)).toBe(0.1);
		expect(settledValue(levelScales.pan, 0.49, false)).toBe(0);
	});
	test('have words', () => {
		expect([levelScales.volume.words(-6), levelScales.opacity.words(0.63), levelScales.pan.words(-0.3)]).toEqual(['−6.0 dB', '63 %', 'L 30']);
	});
	test('belong to sound as volume and to pictures as opacity, from the clip’s start', () => {
		const project = keyed('V1.A', 'opacity', [[0, 1], [10, 0]]);
		const level = levelOf(project, 'V1.A');
		expect([level.path, level.start, levelAt(level, at(5)), levelOf(project, 'A1.B').path]).toEqual(['opacity', at(5), 0.5, 'volume']);
	});
	test('have points that are caught where they are drawn, on a clip’s edge too', () => {
		const project = keyed('V1.A', 'opacity', [[0, 1], [10, 0.2]]);
		const level = levelOf(project, 'V1.A');
		const y = levelY(level, 0.2);
		expect(levelKeyAt(level, scale, xAt(scale, at(15)) + 3, y - 3)?.time).toBe(at(10));
		expect(levelKeyAt(level, scale, xAt(scale, at(15)), y - 9)).toBeNull();
		const far = { leftFlicks: 0, pixelsPerSecond: 10 };
		expect(levelKeyAt(level, far, xAt(far, at(15)), y)).toBeNull();
		const { lanes } = laid(project);
		const part = (x: number, height: number) => hitTest(project, lanes, scale, x, height).part;
		expect([part(xAt(scale, at(5)) + 1, levelY(level, 1)), part(xAt(scale, at(5)) + 1, levelY(level, 1) + 15), part(xAt(scale, at(10)), levelY(level, 0.6))]).toEqual(['level-key', 'head', 'level']);
	});
	test('are caught on the jump where a value is held', () => {
		const level = levelOf(keyed('A1.B', 'volume', [[0, 0, easings.hold], [10, -30]]), 'A1.B');
		const x = xAt(scale, at(10));
		expect([isOnLevel(level, scale, x, levelY(level, -12)), isOnLevel(level, scale, x - 8, levelY(level, -12))]).toEqual([true, false]);
	});
});

describe('strips of tracks and of the master', () => {
	const project = keyed('sequence-1', 'volume', [[20, -6]], keyed('A1', 'volume', [[5, 0], [15, -12]]));
	test('lie under their track and under all tracks', () => {
		const { lanes, automation, height } = laid(project, ['A1', 'V1', 'sequence-1']);
		const track = lanes.find(lane => lane.track.id === 'A1');
		const first = (track?.top ?? 0) + 60;
		expect(automation.map(strip => [strip.record.id, strip.path, strip.top])).toEqual([['A1', 'volume', first], ['A1', 'pan', first + automationHeight], ['sequence-1', 'volume', height - automationHeight]]);
		expect(laid(project).automation).toEqual([]);
	});
	test('are found under the pointer with their points', () => {
		const { lanes, automation } = laid(project, ['A1', 'sequence-1']);
		const levels = automation.map(levelOfStrip);
		const hits = levels.map((level, place) => hitTest(project, lanes, scale, xAt(scale, at([15, 15, 20][place] ?? 0)), levelY(level, [-12, 0, -6][place] ?? 0), new Set(), automation));
		expect(hits.map(hit => hit.part === 'automation' ? [hit.strip.path, hit.key?.value, hit.isOnLine] : hit.part)).toEqual([['volume', -12, true], ['pan', undefined, true], ['volume', -6, true]]);
	});
	test('are caught by a band', () => {
		const { automation } = laid(project, ['A1', 'sequence-1']);
		const whole = { left: xAt(scale, at(4)), right: xAt(scale, at(17)), top: 0, bottom: 1000 };
		expect(automationInBand(automation, scale, whole)).toEqual([`A1 volume ${at(5)}`, `A1 volume ${at(15)}`]);
		expect(automationInBand(automation, scale, { ...whole, bottom: (automation[0]?.top ?? 0) + 12 })).toEqual([`A1 volume ${at(5)}`]);
	});
});
