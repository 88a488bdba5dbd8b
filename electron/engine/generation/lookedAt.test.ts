import { describe, expect, test } from 'vitest';
import { CallFailed } from '../../shared/contract/failure.ts';
import { timeFromSeconds, zeroTime, type Time } from '../../shared/time/time.ts';
import { clipDefaults, trackDefaults, type Project } from '../../shared/timeline/records.ts';
import { filmOfAsset, lookedAt, planHashOfInput } from './lookedAt.ts';

const at = (seconds: number): Time => timeFromSeconds(seconds);
const project: Project = {
	project: { kind: 'project', id: 'project', name: 'film' },
	s: { kind: 'sequence', id: 's', name: 's', width: 1280, height: 720, frameRate: { numerator: 25, denominator: 1 }, sampleRate: 48_000, volume: 0, keyframes: {} },
	v1: { ...trackDefaults, kind: 'track', id: 'v1', sequenceId: 's', name: 'V1', type: 'video', order: 0 },
	a1: { ...trackDefaults, kind: 'track', id: 'a1', sequenceId: 's', name: 'A1', type: 'audio', order: 0 },
	film: {
		kind: 'asset', id: 'film', name: 'film', mediaType: 'video', duration: at(20), audio: [{ codec: 'aac', channels: 2, sampleRate: 48_000, language: null }],
		source: { type: 'file', path: '/film.mp4', sizeBytes: 1, modifiedMs: 1 },
		video: {
			codec: 'h264', width: 640, height: 360, rotation: 0, pixelAspect: 1, frameRate: { numerator: 25, denominator: 1 }, hasVariableFrameRate: false, hasAlpha: false,
			colour: { range: 'limited', matrix: 'bt709', primaries: 'bt709', transfer: 'bt709' }, timecode: null,
		},
	},
	picture: { ...clipDefaults, kind: 'clip', id: 'picture', trackId: 'v1', assetId: 'film', name: 'film', start: at(2), duration: at(4), sourceStart: at(1) },
	sound: { ...clipDefaults, kind: 'clip', id: 'sound', trackId: 'a1', assetId: 'film', name: 'film', start: at(2), duration: at(4), sourceStart: at(1) },
};
const kindOf = (work: () => unknown): string => {
	try {
		work();
	} catch (error) {
		return error instanceof CallFailed ? error.failure.kind : String(error);
	}
	return 'taken';
};

describe('a range', () => {
	test('is moved to whole frames, where the sound will lie', () => {
		const looked = lookedAt(project, { type: 'range', sequenceId: 's', start: at(2.015), end: at(3.03) });
		expect(looked).toMatchObject({ start: at(2), end: at(3.04), input: { type: 'sequence-range', start: at(2), end: at(3.04) } });
	});
	test('carries the hash of what is seen in it', () => {
		const { input } = lookedAt(project, { type: 'range', sequenceId: 's', start: at(2), end: at(3) });
		expect(input.type === 'sequence-range' && planHashOfInput(project, input) === input.planHash).toBe(true);
		const hidden: Project = { ...project, v1: { ...trackDefaults, kind: 'track', id: 'v1', sequenceId: 's', name: 'V1', type: 'video', order: 0, isHidden: true } };
		expect(input.type === 'sequence-range' && planHashOfInput(hidden, input) === input.planHash).toBe(false);
	});
	test('without a picture, without a length or without a sequence is refused', () => {
		expect(kindOf(() => lookedAt(project, { type: 'range', sequenceId: 's', start: at(10), end: at(11) }))).toBe('generation-refused');
		expect(kindOf(() => lookedAt(project, { type: 'range', sequenceId: 's', start: at(3), end: at(3.01) }))).toBe('generation-refused');
		expect(kindOf(() => lookedAt(project, { type: 'range', sequenceId: 'x', start: zeroTime, end: at(1) }))).toBe('edit-refused');
	});
});
describe('a clip', () => {
	test('is looked at where its source is shown, and scored where it lies', () => {
		expect(lookedAt(project, { type: 'clip', clipId: 'picture' })).toEqual({
			sequenceId: 's', start: at(2), end: at(6), input: { type: 'asset-range', assetId: 'film', start: at(1), end: at(5), isWholeClip: false, speed: 1, isReversed: false },
		});
	});
	test('at another speed, or backwards, is looked at as it runs', () => {
		const clip = project['picture'];
		if (clip?.kind !== 'clip') {
			throw new Error('The clip is gone.');
		}
		const fast = { ...project, picture: { ...clip, speed: 2, isReversed: true } };
		const looked = lookedAt(fast, { type: 'clip', clipId: 'picture' });
		expect(looked).toMatchObject({ start: at(2), end: at(6), input: { start: at(1), end: at(9), speed: 2, isReversed: true } });
		const film = looked.input.type === 'asset-range' ? filmOfAsset(fast, looked.input) : null;
		expect(film?.range).toEqual({ start: 0, end: at(4) });
		expect(film?.project['clip']).toMatchObject({ duration: at(4), sourceStart: at(1), speed: 2, isReversed: true });
		const held = { ...project, picture: { ...clip, speed: 0 } };
		expect(lookedAt(held, { type: 'clip', clipId: 'picture' }).input).toMatchObject({ start: at(1), end: at(5), speed: 0 });
	});
	test('along a speed ramp is looked at along it', () => {
		const clip = project['picture'];
		if (clip?.kind !== 'clip') {
			throw new Error('The clip is gone.');
		}
		const ramp = [{ time: at(0), value: 1, easing: { type: 'linear' as const } }, { time: at(4), value: 2, easing: { type: 'linear' as const } }];
		const ramped = { ...project, picture: { ...clip, keyframes: { speed: ramp } } };
		const looked = lookedAt(ramped, { type: 'clip', clipId: 'picture' });
		expect(looked).toMatchObject({ start: at(2), end: at(6), input: { start: at(1), end: at(7), ramp } });
		const film = looked.input.type === 'asset-range' ? filmOfAsset(ramped, looked.input) : null;
		expect(film?.range).toEqual({ start: 0, end: at(4) });
		expect(film?.project['clip']).toMatchObject({ duration: at(4), sourceStart: at(1), keyframes: { speed: ramp } });
	});
	test('of sound is refused', () => {
		expect(kindOf(() => lookedAt(project, { type: 'clip', clipId: 'sound' }))).toBe('generation-refused');
		expect(kindOf(() => lookedAt(project, { type: 'clip', clipId: 'gone' }))).toBe('edit-refused');
	});
});
