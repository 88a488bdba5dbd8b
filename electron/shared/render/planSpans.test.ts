import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { easings, type Easing } from '../keyframes/keyframe.ts';
import { frameLength, timeOfFrame } from '../time/frameRate.ts';
import { zeroTime, type Time } from '../time/time.ts';
import { recordOf } from '../timeline/queries.ts';
import { clipDefaults, trackDefaults, type Asset, type Clip, type Project, type ProjectRecord } from '../timeline/records.ts';
import { resolvedEffects } from '../effects/resolvedEffects.ts';
import { framePlan, type PlanLayer } from './framePlan.ts';
import { samplingDelay } from './layerAt.ts';
import { planSpans, type SpanLayer } from './planSpans.ts';

const rate = { numerator: 30_000, denominator: 1001 };
const frame = frameLength(rate);
const frames = (count: number) => timeOfFrame(count, rate);

const video: NonNullable<Asset['video']> = {
	codec: 'h264', width: 1920, height: 1080, rotation: 0, pixelAspect: 1, frameRate: rate, hasVariableFrameRate: false, hasAlpha: false,
	colour: { range: 'limited', matrix: 'bt709', primaries: 'bt709', transfer: 'bt709' }, timecode: null,
};
const asset = (id: string, duration: Time | null): Asset => ({
	kind: 'asset', id, name: id, source: { type: 'file', path: `/${id}`, sizeBytes: 1, modifiedMs: 0 }, mediaType: duration === null ? 'image' : 'video', duration, video, audio: [],
});
const base: readonly ProjectRecord[] = [
	{ kind: 'project', id: 'project', name: 'p' },
	{ kind: 'sequence', id: 's', name: 's', width: 1920, height: 1080, frameRate: rate, sampleRate: 48_000, volume: 0, keyframes: {} },
	asset('film', frames(40)), asset('still', null),
];
const projectOf = (records: readonly ProjectRecord[]): Project => Object.fromEntries([...base, ...records].map(record => [record.id, record]));
const track = (number: number, extra = {}): ProjectRecord => ({ ...trackDefaults, kind: 'track', id: `t${number}`, sequenceId: 's', name: 't', type: 'video', order: number, ...extra });
const clip = (id: string, trackId: string, start: number, length: number, extra: Partial<Clip> = {}): Clip =>
	({ ...clipDefaults, kind: 'clip', id, trackId, assetId: 'film', name: id, start: frames(start), duration: frames(length), sourceStart: zeroTime, ...extra });

describe('framePlan', () => {
	test('layers are back to front; hidden tracks, disabled clips and gaps show nothing', () => {
		const project = projectOf([
			track(0), track(1), track(2, { isHidden: true }), track(3),
			clip('a', 't0', 0, 10), clip('b', 't1', 5, 10), clip('c', 't2', 0, 10), clip('d', 't3', 0, 10, { isEnabled: false }),
		]);
		const shown = (at: number) => framePlan(project, 's', frames(at)).nodes.map(node => (node.type === 'layer' ? node.layer.clipId : node.transition));
		expect([0, 4, 5, 9, 10, 14, 15].map(shown)).toEqual([['a'], ['a'], ['a', 'b'], ['a', 'b'], ['b'], ['b'], []]);
	});

	test('any moment within a frame gives the same plan', () => {
		const project = projectOf([track(0), clip('a', 't0', 0, 10, { fadeIn: frames(6) })]);
		expect(framePlan(project, 's', frames(4) - 1 as Time)).toEqual(framePlan(project, 's', frames(3)));
	});

	test('a source is held at its first and last moment, a still has none', () => {
		const project = projectOf([track(0), track(1), clip('a', 't0', 0, 20, { sourceStart: frames(30) }), clip('b', 't1', 0, 20, { assetId: 'still' })]);
		const [a, b] = framePlan(project, 's', frames(15)).nodes;
		expect(a?.type === 'layer' && a.layer.sourceTime).toBe(frames(40) - 1);
		expect(b?.type === 'layer' && b.layer.sourceTime).toBe(0);
	});

	test('a fade of three frames has three steps on each side of the middle', () => {
		const project = projectOf([track(0), clip('a', 't0', 0, 9, { fadeIn: frames(3), fadeOut: frames(3), opacity: 0.6 })]);
		const opacities = Array.from({ length: 9 }, (_, at) => framePlan(project, 's', frames(at)).nodes.map(node => (node.type === 'layer' ? Math.round(node.layer.opacity * 1000) : null))[0]);
		expect(opacities).toEqual([100, 300, 500, 600, 600, 600, 500, 300, 100]);
	});

	test('a transition lies half before and half after the cut, takes handles, and replaces the fades at the cut', () => {
		const project = projectOf([
			track(0), clip('a', 't0', 0, 10, { fadeOut: frames(2) }), clip('b', 't0', 10, 10, { sourceStart: frames(8), fadeIn: frames(2) }),
			{ kind: 'transition', id: 'x', trackId: 't0', fromClipId: 'a', toClipId: 'b', type: 'cross-dissolve', duration: frames(4), parameters: {} },
		]);
		const nodes = Array.from({ length: 20 }, (_, at) => framePlan(project, 's', frames(at)).nodes[0]);
		expect(nodes.map(node => (node?.type === 'transition' ? node.progress : node?.layer.clipId)))
			.toEqual([...Array.from({ length: 8 }, () => 'a'), 0.125, 0.375, 0.625, 0.875, ...Array.from({ length: 8 }, () => 'b')]);
		const first = nodes[8];
		expect(first?.type === 'transition' && [first.from.opacity, first.to.opacity, first.to.sourceTime]).toEqual([1, 1, frames(6) + samplingDelay(frame)]);
	});

	test('a transition from a disabled clip is a cut', () => {
		const project = projectOf([
			track(0), clip('a', 't0', 0, 10, { isEnabled: false }), clip('b', 't0', 10, 10, { sourceStart: frames(8) }),
			{ kind: 'transition', id: 'x', trackId: 't0', fromClipId: 'a', toClipId: 'b', type: 'cross-dissolve', duration: frames(4), parameters: {} },
		]);
		expect([9, 10].map(at => framePlan(project, 's', frames(at)).nodes.length)).toEqual([0, 1]);
	});
});

const anyEasing = fc.constantFrom<Easing>(easings.linear, easings.hold, easings.ease, { type: 'bezier', out: [0.9, 1.4], in: [0.1, -0.4] });

/** Keyframes before, in and after the clip, also between frames. */
const anyList = (least: number, most: number) => fc.uniqueArray(
	fc.record({ time: fc.double({ min: -4, max: 16, noNaN: true }).map(place => Math.round(place * frame) as Time), value: fc.constantFrom(least, (least + most) / 2, most), easing: anyEasing }),
	{ minLength: 1, maxLength: 5, selector: keyframe => keyframe.time },
).map(list => list.toSorted((a, b) => a.time - b.time));

const anyKeyframes = fc.oneof(fc.constant({}), fc.constant({}), fc.record(
	{ 'opacity': anyList(0, 1), 'transform.x': anyList(-1, 1), 'transform.scale': anyList(0.1, 2), 'crop.left': anyList(0, 0.6) }, { requiredKeys: [] },
));

/** Tracks of clips with gaps, fades that are no whole frames, some disabled, and transitions wherever two touch. */
const anyTrack = (number: number) => fc.tuple(
	fc.boolean(),
	fc.array(fc.record({
		gap: fc.constantFrom(0, 0, 0, 1, 3), length: fc.integer({ min: 2, max: 14 }), sourceStart: fc.integer({ min: 0, max: 30 }), opacity: fc.constantFrom(1, 1, 0.5, 0), isEnabled: fc.constantFrom(true, true, false),
		fadeIn: fc.constantFrom(0, 0, 1, 2.5), fadeOut: fc.constantFrom(0, 0, 1.4, 3), transition: fc.constantFrom(0, 2, 4), change: fc.constantFrom('dip-to-colour', 'dip-to-colour', 'push', 'zoom', 'blur-dissolve', 'whip-pan'), easing: fc.constantFrom('linear', 'ease', 'ease-in'), isStill: fc.boolean(),
		speed: fc.constantFrom(1, 1, 0.5, 2, 0, 1.37), isReversed: fc.constantFrom(false, false, true),
		keyframes: anyKeyframes,
	}), { maxLength: 8 }),
).map(([isHidden, items]) => {
	let at = 0;
	const records: ProjectRecord[] = [track(number, { isHidden: isHidden && number > 0 })];
	items.forEach((item, place) => {
		at += item.gap;
		const fadeIn = Math.min(item.fadeIn, item.length / 2);
		records.push(clip(`c${number}-${place}`, `t${number}`, at, item.length, {
			assetId: item.isStill ? 'still' : 'film', sourceStart: item.isStill ? zeroTime : frames(item.sourceStart), opacity: item.opacity, isEnabled: item.isEnabled,
			keyframes: item.keyframes, speed: item.speed, isReversed: item.isReversed, fadeIn: Math.round(fadeIn * frame) as Time, fadeOut: Math.round(Math.min(item.fadeOut, item.length - fadeIn) * frame) as Time,
		}));
		const before = items[place - 1];
		const duration = Math.min(item.transition, 2 * Math.floor(item.length / 4), 2 * Math.floor((before?.length ?? 0) / 4));
		if (before && item.gap === 0 && duration > 0) {
			records.push({
				kind: 'transition', id: `x${number}-${place}`, trackId: `t${number}`, fromClipId: `c${number}-${place - 1}`, toClipId: `c${number}-${place}`,
				type: item.change, duration: frames(duration), parameters: { colour: '#ff0000', easing: item.easing },
			});
		}
		at += item.length;
	});
	return records;
});

describe('planSpans', () => {
	const layerAtFrame = (layer: SpanLayer, place: number, spanFrames: number): unknown => ({
		clipId: layer.clipId, transform: (layer.motion?.[place] ?? layer).transform, crop: (layer.motion?.[place] ?? layer).crop, isMoving: layer.motion !== null,
		sourceTime: layer.assetId === 'still' ? 0
			: Math.max(0, Math.min(layer.sourceTime + Math.floor((layer.isReversed ? spanFrames - 1 - place : place) * frame * layer.speed), frames(40) - 1)),
		opacity: layer.opacity.first + place * layer.opacity.perFrame, effects: resolvedEffects(layer.effects, (layer.clipFrame + place) * frame as Time),
	});
	/** Keyframed opacity is cut into straight lines, which may be half a step of eight bits off. */
	const planned = (project: Project, layer: PlanLayer): unknown => ({
		clipId: layer.clipId, transform: layer.transform, crop: layer.crop, isMoving: layer.isMoving,
		// Rounding to whole flicks from the clip's start and from the span's may differ by one.
		sourceTime: expect.closeTo(layer.sourceTime, -0.5) as number, opacity: expect.closeTo(layer.opacity, recordOf(project, 'clip', layer.clipId)?.keyframes['opacity'] ? 2.4 : 6) as number, effects: layer.effects,
	});

	test('says of every frame what framePlan says, without holes or overlaps', () => {
		fc.assert(fc.property(anyTrack(0), anyTrack(1), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 60 }), (first, second, begin, length) => {
			const project = projectOf([...first, ...second]);
			const range = { start: frames(begin), end: frames(begin + length) };
			let at = begin;
			for (const span of planSpans(project, 's', range)) {
				expect(span.start).toBe(frames(at));
				expect(span.end).toBe(frames(at + span.frames));
				for (let place = 0; place < span.frames; place++, at++) {
					expect(span.nodes.map(node => (node.type === 'layer'
						? layerAtFrame(node.layer, place, span.frames)
						: [node.progress.first + place * node.progress.perFrame, node.parameters, layerAtFrame(node.from, place, span.frames), layerAtFrame(node.to, place, span.frames)])))
						.toEqual(framePlan(project, 's', frames(at)).nodes.map(node => (node.type === 'layer'
							? planned(project, node.layer)
							: [expect.closeTo(node.progress, 2.7), node.parameters, planned(project, node.from), planned(project, node.to)])));
				}
			}
			expect(at).toBe(begin + length);
		}), { numRuns: 500 });
	});
});
