import { describe, expect, test } from 'vitest';
import { CallFailed } from '../../contract/failure.ts';
import { easings, type Easing } from '../../keyframes/keyframe.ts';
import { layerGeometry } from '../../render/geometry.ts';
import { placeOfClip } from '../../render/motion.ts';
import { clipsOfTrack, recordOf } from '../queries.ts';
import type { Clip, Project } from '../records.ts';
import { refusalOf } from '../testing/refusal.ts';
import { at, countingIds, projectOf, stripOf, testFrame } from '../testing/strip.ts';
import { edited, performEdit, type EditArgs, type EditName } from './index.ts';

const perform = <Name extends EditName>(project: Project, name: Name, args: EditArgs<Name>) => edited(project, name, args, countingIds());
const clip = (project: Project, id: string): Clip => recordOf(project, 'clip', id) ?? (() => {
	throw new Error(`There is no ${id}.`);
})();

/** The keyframes of a parameter as text: `0:1 10~0.5 20=0` — a frame, what leads on (: straight, ~ curve, = hold), a value. */
const keysOf = (record: Pick<Clip, 'keyframes'>, path = 'opacity'): string => (record.keyframes[path] ?? [])
	.map(({ time, value, easing }) => `${time / testFrame}${{ linear: ':', bezier: '~', hold: '=' }[easing.type]}${typeof value === 'number' ? Number(value.toFixed(4)) : String(value)}`).join(' ');

/** `|A:20|` with opacity keyframes at frames 5, 10 and 15. */
const keyed = (strip = '|A:20|', id = 'V1.A'): Project => ([[5, 1, easings.linear], [10, 0.5, easings.ease], [15, 0, easings.hold]] as readonly (readonly [number, number, Easing])[])
	.reduce((project, [frame, value, easing]) => perform(project, 'setKeyframe', { id, path: 'opacity', time: at(frame), value, easing }), projectOf(strip));

describe('shape keyframes', () => {
	test('gives parameters other keyframes in one step, on whole frames and one on each', () => {
		const { ease, linear } = easings;
		const list = [{ time: at(2), value: 0, easing: ease }, { time: at(8), value: 1, easing: linear }, { time: at(8) + 1000 as typeof testFrame, value: 0.5, easing: linear }];
		const shaped = perform(keyed(), 'shapeKeyframes', { shapes: [{ id: 'V1.A', path: 'opacity', list }, { id: 'V1.A', path: 'transform.x', list: list.slice(0, 1) }] });
		expect([keysOf(clip(shaped, 'V1.A')), keysOf(clip(shaped, 'V1.A'), 'transform.x')]).toEqual(['2~0 8:0.5', '2~0']);
	});
	test('refuses a value the parameter does not take', () => {
		expect(refusalOf(() => perform(keyed(), 'shapeKeyframes', { shapes: [{ id: 'V1.A', path: 'opacity', list: [{ time: at(2), value: 3, easing: easings.linear }] }] }))).toContain('at most 1');
	});
});

describe('move anchor', () => {
	const placed = (project: Project, frame: number) => {
		const { crop, transform } = placeOfClip(clip(project, 'V1.A'), at(frame));
		return layerGeometry({ width: 1920, height: 1080, pixelAspect: 1 }, crop, transform, { width: 1920, height: 1080 }).corners.flatMap(({ x, y }) => [x, y]);
	};
	const turned = (): Project => perform(projectOf('|A:20|'), 'setProperty', { id: 'V1.A', path: 'transform', value: { x: 0.1, y: 0, scale: 0.5, rotation: 30 } });
	test('leaves the picture where it is', () => {
		const before = turned();
		const after = perform(before, 'moveAnchor', { clipId: 'V1.A', time: at(0), anchorX: 0.5, anchorY: -0.25 });
		expect(clip(after, 'V1.A').transform.anchorX).toBe(0.5);
		placed(after, 0).forEach((side, place) => expect(side).toBeCloseTo(placed(before, 0)[place] ?? 0, 6));
	});
	test('moves all keyframes of the position by the same way', () => {
		const moving = [[0, 0], [10, 0.5]].reduce((project, [frame = 0, value]) => perform(project, 'setKeyframe', { id: 'V1.A', path: 'transform.x', time: at(frame), value }), turned());
		const after = perform(moving, 'moveAnchor', { clipId: 'V1.A', time: at(5), anchorX: -0.5, anchorY: 0 });
		[0, 5, 10].forEach(frame => placed(after, frame).forEach((side, place) => expect(side).toBeCloseTo(placed(moving, frame)[place] ?? 0, 6)));
	});
});

describe('set keyframe', () => {
	test('sets them in order of time, on whole frames', () => {
		expect(keysOf(clip(keyed(), 'V1.A'))).toBe('5:1 10~0.5 15=0');
		const between = perform(projectOf('|A:20|'), 'setKeyframe', { id: 'V1.A', path: 'opacity', time: at(3) + 1000 as typeof testFrame, value: 1 });
		expect(keysOf(clip(between, 'V1.A'))).toBe('3:1');
	});
	test('without a value takes the one that is seen there, plain or between keyframes', () => {
		const first = perform(projectOf('|A:20|'), 'setKeyframe', { id: 'V1.A', path: 'transform.scale', time: at(4) });
		expect(keysOf(clip(first, 'V1.A'), 'transform.scale')).toBe('4:1');
		expect(keysOf(clip(perform(keyed(), 'setKeyframe', { id: 'V1.A', path: 'opacity', time: at(7) }), 'V1.A'))).toBe('5:1 7:0.8 10~0.5 15=0');
	});
	test('changes the one that is there and leaves its easing', () => {
		expect(keysOf(clip(perform(keyed(), 'setKeyframe', { id: 'V1.A', path: 'opacity', time: at(10), value: 0.7 }), 'V1.A'))).toBe('5:1 10~0.7 15=0');
	});
	test('a value set at a moment becomes a keyframe where the parameter has some, a plain value elsewhere', () => {
		const settings = [{ id: 'V1.A', path: 'opacity', value: 0.25, time: at(12) }, { id: 'V1.A', path: 'transform.x', value: 0.5, time: at(12) }];
		const changed = clip(perform(keyed(), 'setProperties', { settings }), 'V1.A');
		expect([keysOf(changed), keysOf(changed, 'transform.x'), changed.transform.x]).toEqual(['5:1 10~0.5 12~0.25 15=0', '', 0.5]);
	});
	test('of a track is counted from the start of its sequence', () => {
		const track = recordOf(perform(projectOf('V1 |A:5|\nA1 |A:5|'), 'setKeyframe', { id: 'A1', path: 'volume', time: at(9), value: -6 }), 'track', 'A1');
		expect(track?.keyframes['volume']).toEqual([{ time: at(9), value: -6, easing: easings.linear }]);
	});
	test('of the master are its sequence’s, and only of its volume', () => {
		const project = projectOf('V1 |A:5|\nA1 |A:5|');
		const sequence = recordOf(perform(project, 'setKeyframe', { id: 'sequence-1', path: 'volume', time: at(9), value: -6 }), 'sequence', 'sequence-1');
		expect(sequence?.keyframes['volume']).toEqual([{ time: at(9), value: -6, easing: easings.linear }]);
		expect(() => perform(project, 'setKeyframe', { id: 'sequence-1', path: 'width', time: at(9), value: 640 })).toThrow(CallFailed);
	});
	test.each([
		['V1.A', 'opacity', 2, 'The opacity of “A” cannot be that: it must be at most 1.'],
		['V1', 'volume', 0, '“V1” is a video track; this can only be set on audio tracks.'],
		['lost', 'opacity', 1, 'There is nothing called lost in this project. It may have been removed.'],
	])('refuses %s %s = %o', (id, path, value, sentence) => {
		expect(refusalOf(() => perform(projectOf('|A:20|'), 'setKeyframe', { id, path, time: at(0), value }))).toBe(sentence);
	});
	test('refuses parameters without keyframes, and locked tracks', () => {
		expect(() => perform(projectOf('|A:20|'), 'setKeyframe', { id: 'V1.A', path: 'name', time: at(0) })).toThrow(CallFailed);
		expect(refusalOf(() => perform(projectOf('V1!|A:20|'), 'setKeyframe', { id: 'V1.A', path: 'opacity', time: at(0) }))).toBe('Track “V1” is locked. Unlock it first.');
	});
	test('says in the history of which parameter', () => {
		expect(performEdit(projectOf('|A:20|'), 'setKeyframe', { id: 'V1.A', path: 'transform.rotation', time: 0 }, countingIds()).label).toBe('Set keyframe of rotation');
	});
});

describe('remove keyframes', () => {
	const remove = (times: readonly number[] | null) => clip(perform(keyed(), 'removeKeyframes', { keyframes: [{ id: 'V1.A', path: 'opacity', times: times?.map(at) ?? null }] }), 'V1.A');
	test('takes those named', () => {
		expect(keysOf(remove([10]))).toBe('5:1 15=0');
	});
	test('with the last one gone the value stays', () => {
		expect([remove([5, 10, 15]).keyframes, remove([5, 10, 15]).opacity, remove(null).opacity]).toEqual([{}, 0, 1]);
		const rested = perform(keyed(), 'removeKeyframes', { keyframes: [{ id: 'V1.A', path: 'opacity' }], restAt: at(7) });
		expect(clip(rested, 'V1.A').opacity).toBeCloseTo(0.8);
	});
	test('refuses where there is none', () => {
		expect(refusalOf(() => remove([11]))).toBe('The opacity of “A” has no keyframe there.');
	});
});

describe('move keyframes', () => {
	const move = (times: readonly number[], by: number, valueBy = 0) => keysOf(clip(perform(keyed(), 'moveKeyframes', { keyframes: [{ id: 'V1.A', path: 'opacity', times: times.map(at) }], by: at(by), valueBy }), 'V1.A'));
	test('keeps their distances, passes others, and takes the place of those it lands on', () => {
		expect(move([5, 10], 2)).toBe('7:1 12~0.5 15=0');
		expect(move([5], 7)).toBe('10~0.5 12:1 15=0');
		expect(move([5], 5)).toBe('10:1 15=0');
		expect(move([5], -9)).toBe('-4:1 10~0.5 15=0');
	});
	test('moves their values, as far as the parameter takes it', () => {
		expect(move([10, 15], 0, 0.25)).toBe('5:1 10~0.75 15=0.25');
		expect(refusalOf(() => move([5], 0, 0.25))).toBe('The opacity of “A” cannot be that: it must be at most 1.');
	});
});

describe('easing and copies', () => {
	test('sets the easing of several', () => {
		const eased = perform(keyed(), 'setEasing', { keyframes: [{ id: 'V1.A', path: 'opacity', times: [at(5), at(15)] }], easing: easings.ease });
		expect(keysOf(clip(eased, 'V1.A'))).toBe('5~1 10~0.5 15~0');
	});
	test('pastes onto other clips, the earliest at the moment given', () => {
		const project = keyed('|A:20|B:20|');
		const pasted = perform(project, 'pasteKeyframes', { ids: ['V1.B'], time: at(2), keyframes: clip(project, 'V1.A').keyframes });
		expect(keysOf(clip(pasted, 'V1.B'))).toBe('2:1 7~0.5 12=0');
		expect(refusalOf(() => perform(project, 'pasteKeyframes', { ids: ['V1.B'], time: at(2), keyframes: {} }))).toBe('There are no keyframes to paste. Copy some first.');
	});
});

describe('keyframes stay on the picture they were set on', () => {
	test('when the head is trimmed, and come back with it', () => {
		const trimmed = perform(keyed(), 'trimHead', { clipId: 'V1.A', to: at(8) });
		expect(keysOf(clip(trimmed, 'V1.A'))).toBe('-3:1 2~0.5 7=0');
		expect(keysOf(clip(perform(trimmed, 'trimHead', { clipId: 'V1.A', to: at(0) }), 'V1.A'))).toBe('5:1 10~0.5 15=0');
		expect(keysOf(clip(perform(keyed(), 'rippleTrimHead', { clipId: 'V1.A', to: at(8) }), 'V1.A'))).toBe('-3:1 2~0.5 7=0');
	});
	test('when the tail is trimmed or the clip is moved', () => {
		expect(keysOf(clip(perform(keyed(), 'trimTail', { clipId: 'V1.A', to: at(8) }), 'V1.A'))).toBe('5:1 10~0.5 15=0');
		expect(keysOf(clip(perform(keyed(), 'moveClips', { clipIds: ['V1.A'], by: at(30) }), 'V1.A'))).toBe('5:1 10~0.5 15=0');
	});
	test('when the clip is split: both parts go on as before', () => {
		const [left, right] = clipsOfTrack(perform(keyed(), 'split', { at: at(8), sequenceId: 'sequence-1' }), 'V1');
		expect([left && keysOf(left), right && keysOf(right)]).toEqual(['5:1 10~0.5 15=0', '-3:1 2~0.5 7=0']);
	});
	test('when the clip is slipped', () => {
		const slipped = perform(keyed('|A:20@10|'), 'slip', { clipIds: ['V1.A'], by: at(4) });
		expect([stripOf(slipped), keysOf(clip(slipped, 'V1.A'))]).toEqual(['|A:20@14|', '1:1 6~0.5 11=0']);
	});
	test('when the cut is rolled', () => {
		const rolled = perform(keyed('|B:20|A:20@10|'), 'roll', { fromClipId: 'V1.B', toClipId: 'V1.A', to: at(17) });
		expect(keysOf(clip(rolled, 'V1.A'))).toBe('8:1 13~0.5 18=0');
	});
});
