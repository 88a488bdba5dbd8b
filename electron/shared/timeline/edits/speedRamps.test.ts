import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { easings, type Keyframe } from '../../keyframes/keyframe.ts';
import { rampOf } from '../../time/speedRamp.ts';
import { sourceLength, sourceMoment } from '../../time/timeMap.ts';
import type { Time } from '../../time/time.ts';
import { brokenInvariants } from '../invariants.ts';
import { clipEnd, clipsOfTrack, recordOf } from '../queries.ts';
import type { Clip, Project } from '../records.ts';
import { speedShapeNames } from '../speedShapes.ts';
import { syncOffset } from '../sync.ts';
import { refusalOf } from '../testing/refusal.ts';
import { at, countingIds, drawn, projectOf, stripAsset, stripOf, testFrame } from '../testing/strip.ts';
import { edited, type EditArgs, type EditName } from './index.ts';

const clip = (project: Project, id = 'V1.A'): Clip => recordOf(project, 'clip', id) ?? (() => {
	throw new Error(`There is no clip ${id}.`);
})();
const then = <Name extends EditName>(project: Project, name: Name, args: EditArgs<Name>): Project => edited(project, name, args, countingIds());
const points = (project: Project, id = 'V1.A') => rampOf(clip(project, id))?.map(point => [Math.round(point.time / testFrame * 100) / 100, point.value]);
/** Frames of the source seen in the clip's frames. */
const shown = (of: Clip, frame: number) => sourceMoment(of, at(frame) - of.start, testFrame) / testFrame;
const ramp = (...list: readonly (readonly [frame: number, speed: number])[]) => list.map(([frame, speed]) => ({ time: at(frame), speed }));
/** Full speed, then double from frame 10 to frame 20, straight in between. */
const ramped = (strip: string, ids = ['V1.A']) => then(projectOf(strip), 'setSpeedRamp', { clipIds: ids, ramp: ramp([10, 1], [20, 2]) });

describe('a speed ramp', () => {
	test('keeps what a clip shows and follows with its length; points stay on their pictures', () => {
		const project = ramped('|A:40@5|B:10|');
		// Ten frames at full speed, ten of source at one and a half in the mean, twenty at double.
		expect(stripOf(project)).toBe('|A:27@5|-:13|B:10|');
		expect(points(project)).toEqual([[10, 1], [17, 2]]);
		expect(Math.abs(sourceLength(clip(project)) / testFrame - 40)).toBeLessThan(1);
	});
	test('rippling, later clips move along; slower, a clip stops at the next one', () => {
		expect(stripOf(then(projectOf('|A:40|B:10|'), 'setSpeedRamp', { clipIds: ['V1.A'], ramp: ramp([10, 1], [20, 2]), ripple: true }))).toBe('|A:27|B:10|');
		expect(stripOf(then(projectOf('|A:40|-:6|B:10|'), 'setSpeedRamp', { clipIds: ['V1.A'], ramp: ramp([10, 1], [20, 0.5]) }))).toBe('|A:46|B:10|');
		expect(stripOf(then(projectOf('|A:40|B:10|'), 'setSpeedRamp', { clipIds: ['V1.A'], ramp: ramp([10, 1], [20, 0.5]), ripple: true }))).toBe('|A:64|B:10|');
	});
	test('other keyframes, and those of effects, stay on their pictures', () => {
		const keyed = then(projectOf('|A:40|'), 'setKeyframe', { id: 'V1.A', path: 'opacity', time: at(30), value: 0.5 });
		const project = then(keyed, 'setSpeedRamp', { clipIds: ['V1.A'], ramp: ramp([10, 1], [20, 2]) });
		const [key] = clip(project).keyframes['opacity'] ?? [];
		expect(Math.abs(sourceMoment(clip(project), key?.time ?? 0, testFrame) / testFrame - 30)).toBeLessThan(0.01);
	});
	test('backwards the pictures turn round under the ramp', () => {
		const project = then(ramped('|A:40@5|'), 'setSpeed', { clipIds: ['V1.A'], isReversed: true });
		expect(points(project)).toEqual([[10, 1], [17, 2]]);
		expect(Math.round(shown(clip(project), 0) - shown(clip(project), 1))).toBe(1);
		expect(Math.round(shown(clip(project), 24) - shown(clip(project), 25))).toBe(2);
	});
	test('an even speed ends it, with the same part of the source', () => {
		const project = then(ramped('|A:40@5|'), 'setSpeed', { clipIds: ['V1.A'], speed: 1 });
		// The ramp took 26¾ frames, shown in 27.
		expect(stripOf(project)).toBe('|A:41@5|');
		expect(points(project)).toBeUndefined();
	});
	test('fitted to a gap keeps its shape', () => {
		const project = then(ramped('|A:40|-:14|B:5|'), 'fitToGap', { clipId: 'V1.A' });
		expect(stripOf(project)).toBe('|A:54|B:5|');
		expect(points(project)).toEqual([[20, 0.5], [34, 1]]);
	});
	test('linked sound runs along, that of J- and L-cuts too, and stays in sync', () => {
		const project = ramped('V1 |-:6|A:40@26|B:5|\nA1 |-:6|A:40@26|B:5|');
		expect(stripOf(project)).toBe(drawn('V1 |-:6|A:27@26|-:13|B:5|\nA1 |-:6|A:27@26|-:13|B:5|'));
		const trimmed = then(projectOf('V1 |-:6|A:40@26|\nA1 |-:6|A:40@26|'), 'trimHead', { clipId: 'A1.A', to: at(2), withLinked: false });
		const cut = then(trimmed, 'trimTail', { clipId: 'A1.A', to: at(40), withLinked: false });
		for (const list of [ramp([-20, 0.5], [10, 0.5], [20, 2]), ramp([2, 3], [20, 0.4])]) {
			const turned = then(cut, 'setSpeedRamp', { clipIds: ['V1.A'], ramp: list });
			expect(syncOffset(turned, clip(turned, 'A1.A'))).toBe(0);
			expect(brokenInvariants(turned)).toEqual([]);
			for (let frame = 6; frame < 40; frame += 3) {
				expect(Math.abs(shown(clip(turned), frame) - shown(clip(turned, 'A1.A'), frame))).toBeLessThan(0.01);
			}
		}
	});
	test('stills and held frames have none, and no speed is beyond the limits', () => {
		expect(refusalOf(() => then(projectOf('|S:10|', [stripAsset('S', null)]), 'setSpeedRamp', { clipIds: ['V1.S'], ramp: 'hero' }))).toBe('“S” is a still; it has no speed. Make it longer or shorter instead.');
		expect(refusalOf(() => then(projectOf('|S:10|', [stripAsset('S', null)]), 'setKeyframe', { id: 'V1.S', path: 'speed', time: at(2), value: 2 }))).toBe('“S” is a still; it has no speed. Make it longer or shorter instead.');
		expect(refusalOf(() => then(projectOf('V1 |A:40|B:10|\nA1!|A:40|B:10|'), 'setKeyframe', { id: 'V1.A', path: 'speed', time: at(2), value: 0.5, ripple: true }))).toContain('locked');
		expect(refusalOf(() => then(projectOf('|A:10|'), 'setKeyframe', { id: 'V1.A', path: 'speed', time: at(2), value: 0.04 }))).toContain('must be at least 0.05');
	});
	test('sound that was cut runs along in all its parts', () => {
		const divided = then(projectOf('V1 |A:40@5|B:9|\nA1 |A:40@5|-:2|B:7|'), 'split', { clipIds: ['A1.A'], at: at(15), withLinked: false });
		for (const ripple of [false, true]) {
			const project = then(divided, 'setSpeedRamp', { clipIds: ['V1.A'], ramp: ramp([10, 1], [20, 2], [25, 0.7]), ripple });
			const parts = clipsOfTrack(project, 'A1').slice(0, 2);
			expect(parts.map(part => syncOffset(project, part))).toEqual([0, 0]);
			expect(parts[0] && clipEnd(parts[0])).toBe(parts[1]?.start);
			expect(brokenInvariants(project)).toEqual([]);
		}
	});
	test('a shape lies over the pictures, however the clip ran before', () => {
		const shapes = speedShapeNames.map((shape) => {
			const [fresh, again] = [projectOf('|A:60|'), then(projectOf('|A:60|'), 'setSpeedRamp', { clipIds: ['V1.A'], ramp: 'hero' })].map(before => then(before, 'setSpeedRamp', { clipIds: ['V1.A'], ramp: shape }));
			return [fresh, again].map(project => project && rampOf(clip(project))?.map(({ time }) => Math.round(time / testFrame)));
		});
		shapes.forEach(([fresh, again]) => fresh?.forEach((time, place) => expect(Math.abs(time - (again?.[place] ?? NaN))).toBeLessThanOrEqual(1)));
	});
	test('stands still between two points, as long as they are apart, and then goes on with the next picture', () => {
		// Ten frames at full speed, eight of standstill, then the other thirty.
		const project = then(projectOf('|A:40@5|-:20|B:5|'), 'setSpeedRamp', { clipIds: ['V1.A'], ramp: [{ time: at(9), speed: 1, easing: easings.hold }, { time: at(10), speed: 0, easing: easings.hold }, { time: at(18), speed: 1 }] });
		expect(stripOf(project)).toBe('|A:48@5|-:12|B:5|');
		expect([8, 9, 10, 11, 14, 17, 18, 19, 47].map(frame => shown(clip(project), frame))).toEqual([13, 14, 15, 15, 15, 15, 15, 16, 44]);
		expect(brokenInvariants(project)).toEqual([]);
		const backwards = then(project, 'setSpeed', { clipIds: ['V1.A'], isReversed: true });
		expect([8, 9, 10, 11, 14, 17, 18, 19].map(frame => shown(clip(backwards), frame))).toEqual([36, 35, 35, 35, 35, 35, 34, 33]);
		const parts = clipsOfTrack(then(project, 'split', { at: at(14), sequenceId: 'sequence-1' }), 'V1');
		expect(parts.slice(0, 2).map(part => [0, 1, 2, 3].map(frame => shown(part, part.start / testFrame + frame)))).toEqual([[5, 6, 7, 8], [15, 15, 15, 15]]);
	});
	test('a standstill keeps its length and what is on it, whatever else of the ramp changes', () => {
		const first = then(projectOf('|A:40|'), 'setSpeedRamp', { clipIds: ['V1.A'], ramp: [{ time: at(9), speed: 1, easing: easings.hold }, { time: at(10), speed: 0, easing: easings.hold }, { time: at(18), speed: 1 }] });
		const keyed = then(then(first, 'setKeyframe', { id: 'V1.A', path: 'opacity', time: at(12), value: 0.5 }), 'setKeyframe', { id: 'V1.A', path: 'opacity', time: at(30), value: 1 });
		const keysOf = (project: Project) => clip(project).keyframes['opacity']?.map(({ time }) => time / testFrame);
		const faster = then(keyed, 'setKeyframe', { id: 'V1.A', path: 'speed', time: at(18), value: 2 });
		expect([points(faster), keysOf(faster), clip(faster).duration / testFrame]).toEqual([[[9, 1], [10, 0], [18, 2]], [12, 24], 33]);
		const longer = then(keyed, 'moveKeyframes', { keyframes: [{ id: 'V1.A', path: 'speed', times: [at(18)] }], by: at(8) });
		expect([points(longer), keysOf(longer), clip(longer).duration / testFrame]).toEqual([[[9, 1], [10, 0], [26, 1]], [14, 38], 56]);
		const fitted = then(keyed, 'fitToGap', { clipId: 'V1.A', duration: at(96) });
		expect([points(fitted), keysOf(fitted)]).toEqual([[[18, 0.5], [20, 0], [36, 0.5]], [24, 60]]);
		const even = then(keyed, 'setSpeed', { clipIds: ['V1.A'], speed: 1 });
		expect([stripOf(even), keysOf(even)]).toEqual(['|A:40|', [10, 22]]);
	});
	test('with linked sound it stands still as one, and neither the first nor the last point can', () => {
		const both = then(projectOf('V1 |A:40@5|\nA1 |-:4|A:36@9|'), 'link', { clipIds: ['V1.A', 'A1.A'] });
		const project = then(both, 'setSpeedRamp', { clipIds: ['V1.A'], ramp: [{ time: at(9), speed: 1 }, { time: at(12), speed: 0, easing: easings.hold }, { time: at(20), speed: 0 }, { time: at(24), speed: 1 }] });
		expect(syncOffset(project, clip(project, 'A1.A'))).toBe(0);
		for (let frame = 4; frame < 40; frame++) {
			expect(Math.abs(shown(clip(project), frame) - shown(clip(project, 'A1.A'), frame))).toBeLessThan(0.01);
		}
		const refused = '“A” can stand still only between two points of its ramp, not at the first or the last of them.';
		expect(refusalOf(() => then(project, 'removeKeyframes', { keyframes: [{ id: 'V1.A', path: 'speed', times: [rampOf(clip(project))?.at(-1)?.time ?? 0 as Time] }], restAt: at(0) }))).toBe(refused);
		expect(refusalOf(() => then(projectOf('|A:40|'), 'setSpeedRamp', { clipIds: ['V1.A'], ramp: [{ time: at(0), speed: 0 }, { time: at(9), speed: 1 }] }))).toBe(refused);
	});
	test('what replaces a clip runs evenly', () => {
		expect(points(then(ramped('|A:40|'), 'replace', { clipId: 'V1.A', assetId: 'X' }))).toBeUndefined();
	});
});

describe('keyframes of the speed', () => {
	test('the first changes nothing; another value changes what is around it', () => {
		const first = then(projectOf('|A:40|'), 'setKeyframe', { id: 'V1.A', path: 'speed', time: at(10) });
		expect([stripOf(first), points(first)]).toEqual(['|A:40|', [[10, 1]]]);
		const second = then(first, 'setKeyframe', { id: 'V1.A', path: 'speed', time: at(20), value: 2 });
		expect([stripOf(second), points(second)]).toEqual(['|A:27|', [[10, 1], [17, 2]]]);
	});
	test('moved in time they are where they were put, and the end gives', () => {
		const [, last] = rampOf(clip(ramped('|A:40|'))) ?? [];
		const project = then(ramped('|A:40|'), 'moveKeyframes', { keyframes: [{ id: 'V1.A', path: 'speed', times: [last?.time ?? 0 as Time] }], by: at(5) });
		expect(points(project)).toEqual([[10, 1], [22, 2]]);
		// Less time at double speed.
		expect(clip(project).duration).toBeGreaterThan(clip(ramped('|A:40|')).duration);
		expect(Math.abs(sourceLength(clip(project)) / testFrame - 40)).toBeLessThan(1.01);
	});
	test('dragged below 5 % are there, or stand still, whichever is nearer', () => {
		const project = then(projectOf('|A:40|'), 'setSpeedRamp', { clipIds: ['V1.A'], ramp: ramp([5, 1], [10, 1], [20, 1]) });
		const lowered = (valueBy: number) => points(then(project, 'moveKeyframes', { keyframes: [{ id: 'V1.A', path: 'speed', times: [at(10)] }], valueBy }))?.[1]?.[1];
		expect([-0.96, -0.98, -1].map(lowered)).toEqual([0.05, 0, 0]);
	});
	test('take linked sound along, named or not', () => {
		const both = 'V1 |A:40|\nA1 |A:40|';
		const one = then(projectOf(both), 'setKeyframe', { id: 'V1.A', path: 'speed', time: at(10), value: 2 });
		expect(stripOf(one)).toBe(drawn('V1 |A:20|\nA1 |A:20|'));
		const times = [rampOf(clip(one))?.[0]?.time ?? 0 as Time];
		const two = then(one, 'moveKeyframes', { keyframes: ['V1.A', 'A1.A'].map(id => ({ id, path: 'speed', times })), valueBy: -1 });
		expect(stripOf(two)).toBe(drawn('V1 |A:40|\nA1 |A:40|'));
	});
	test('taken away, the clip runs evenly at what is left', () => {
		const project = then(ramped('|A:40|'), 'removeKeyframes', { keyframes: [{ id: 'V1.A', path: 'speed' }], restAt: at(0) });
		expect([stripOf(project), points(project)]).toEqual(['|A:41|', undefined]);
	});
});

/** Frames in which a clip is seen both before and after an edit show the same. */
const expectSame = (before: Project, after: Project, ids: readonly string[]) => ids.forEach((id) => {
	const [old, now] = [clip(before, id), clip(after, id)];
	for (let frame = Math.max(old.start, now.start) / testFrame; frame < Math.min(clipEnd(old), clipEnd(now)) / testFrame; frame++) {
		expect(Math.abs(shown(now, frame) - shown(old, frame)), `${id} at ${frame}`).toBeLessThan(0.001);
	}
});

describe('cutting a clip with a ramp', () => {
	const film = fc.tuple(fc.constantFrom(...speedShapeNames), fc.boolean()).map(([shape, isReversed]) => {
		const project = then(projectOf('V1 |A:40@30|B:20@30|\nA1 |A:40@30|B:20@30|'), 'setSpeedRamp', { clipIds: ['V1.A'], ramp: shape, ripple: true });
		return isReversed ? then(project, 'setSpeed', { clipIds: ['V1.A'], isReversed }) : project;
	});
	test('split, trimmed and rolled it shows the same frames', () => {
		fc.assert(fc.property(film, fc.integer({ min: 2, max: 15 }), (project, cut) => {
			const divided = then(project, 'split', { at: at(cut), sequenceId: 'sequence-1' });
			const [left, right] = clipsOfTrack(divided, 'V1');
			const whole = clip(project);
			[left, right].forEach(part => part && expect(Math.abs(shown(part, part.start / testFrame + 1) - shown(whole, part.start / testFrame + 1))).toBeLessThan(0.001));
			const head = then(project, 'trimHead', { clipId: 'V1.A', to: at(cut) });
			const back = then(head, 'trimHead', { clipId: 'V1.A', to: at(0) });
			const tail = then(project, 'trimTail', { clipId: 'V1.A', to: clipEnd(whole) - at(cut) as Time });
			const longer = then(tail, 'trimTail', { clipId: 'V1.A', to: clipEnd(whole) });
			const rolled = then(project, 'roll', { fromClipId: 'V1.A', toClipId: 'V1.B', to: clipEnd(whole) - at(cut) as Time });
			[head, back, tail, longer, rolled].forEach((after) => {
				expectSame(project, after, ['V1.A', 'A1.A', 'V1.B']);
				expect(brokenInvariants(after)).toEqual([]);
			});
			expect(brokenInvariants(divided)).toEqual([]);
		}), { numRuns: 25 });
	});
	test('drawn out as far as the source goes it stays inside', () => {
		fc.assert(fc.property(film, (project) => {
			const moved = then(project, 'insertGap', { sequenceId: 'sequence-1', at: at(0), duration: at(800) });
			const whole = then(then(moved, 'rippleTrimHead', { clipId: 'V1.A', to: at(0) }), 'rippleTrimTail', { clipId: 'V1.A', to: at(1900) });
			expect(brokenInvariants(whole)).toEqual([]);
			expect(sourceLength(clip(whole)) / testFrame).toBeGreaterThan(93);
		}), { numRuns: 20 });
	});
	test('slipped, the ramp goes along with its pictures', () => {
		fc.assert(fc.property(film, fc.integer({ min: -8, max: 8 }).filter(by => by !== 0), (project, by) => {
			const slipped = then(project, 'slip', { clipIds: ['V1.A'], by: at(by) });
			const [old, now] = [rampOf(clip(project)), rampOf(clip(slipped))];
			const moved = ((now?.[0]?.time ?? 0) - (old?.[0]?.time ?? 0)) / testFrame;
			expect(moved).toBe(clip(project).isReversed ? by : -by);
			expect(Math.abs(shown(clip(slipped), 10) - shown(clip(project), 10 - moved))).toBeLessThan(0.001);
			expect(syncOffset(slipped, clip(slipped, 'A1.A'))).toBe(0);
			expect(brokenInvariants(slipped)).toEqual([]);
		}), { numRuns: 40 });
	});
	test('held, it shows the frame of the ramp', () => {
		const project = ramped('|A:40|');
		const held = clipsOfTrack(then(project, 'freezeFrame', { clipId: 'V1.A', at: at(14), duration: at(3) }), 'V1')[1];
		expect([held?.speed, held?.sourceStart, held?.keyframes]).toEqual([0, sourceMoment(clip(project), at(14), testFrame), {}]);
	});
	test('copied and pasted it brings the ramp', () => {
		const key: Keyframe = { time: at(3), value: 2, easing: easings.linear };
		const project = then(projectOf('|A:40|'), 'pasteKeyframes', { ids: ['V1.A'], time: at(8), keyframes: { speed: [key] } });
		expect([stripOf(project), points(project)]).toEqual(['|A:20|', [[4, 2]]]);
	});
});
