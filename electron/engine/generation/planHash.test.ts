import { expect, test } from 'vitest';
import { edited } from '../../shared/timeline/edits/index.ts';
import { clipDefaults, trackDefaults, type Clip, type Project } from '../../shared/timeline/records.ts';
import { timeFromSeconds, zeroTime, type Time } from '../../shared/time/time.ts';
import { planHash } from './planHash.ts';

const second = timeFromSeconds(1);
const at = (seconds: number): Time => timeFromSeconds(seconds);
const asset = (id: string, path: string): Project[string] => ({
	kind: 'asset', id, name: id, mediaType: 'video', duration: at(20), audio: [], source: { type: 'file', path, sizeBytes: 1, modifiedMs: 1 },
	video: {
		codec: 'h264', width: 640, height: 360, rotation: 0, pixelAspect: 1, frameRate: { numerator: 25, denominator: 1 }, hasVariableFrameRate: false, hasAlpha: false,
		colour: { range: 'limited', matrix: 'bt709', primaries: 'bt709', transfer: 'bt709' }, timecode: null,
	},
});
const clip = (id: string, assetId: string, start: number, duration: number): Clip =>
	({ ...clipDefaults, kind: 'clip', id, trackId: 'v1', assetId, name: id, start: at(start), duration: at(duration), sourceStart: zeroTime });
const project: Project = {
	project: { kind: 'project', id: 'project', name: 'film' },
	s: { kind: 'sequence', id: 's', name: 's', width: 1280, height: 720, frameRate: { numerator: 25, denominator: 1 }, sampleRate: 48_000, volume: 0, keyframes: {} },
	v1: { ...trackDefaults, kind: 'track', id: 'v1', sequenceId: 's', name: 'V1', type: 'video', order: 0 },
	one: asset('one', '/one.mp4'), two: asset('two', '/two.mp4'),
	a: clip('a', 'one', 0, 4), b: clip('b', 'two', 4, 4),
};
const range = { start: at(1), end: at(6) };
const hash = (film: Project): string => planHash(film, 's', range);
const newId = (kind: string): string => `new-${kind}`;

test('the same picture has the same hash, whatever clips are called and wherever they lie', () => {
	const renamed: Project = { ...project, a: { ...clip('a', 'one', 0, 4), name: 'another name' } };
	expect(hash(renamed)).toBe(hash(project));
	const later: Project = { ...project, a: clip('a', 'one', 10, 4), b: clip('b', 'two', 14, 4) };
	expect(planHash(later, 's', { start: at(11), end: at(16) })).toBe(hash(project));
});
test('what changes the picture inside the range changes the hash', () => {
	const changes: Project[] = [
		edited(project, 'slip', { clipIds: ['a'], by: second }, newId),
		{ ...project, b: { ...clip('b', 'two', 4, 4), fadeIn: second } },
		{ ...project, b: { ...clip('b', 'two', 4, 4), opacity: 0.5 } },
		{ ...project, one: asset('one', '/other.mp4') },
		{ ...project, v1: { ...project['v1'], isHidden: true } as Project[string] },
	];
	expect(new Set([project, ...changes].map(hash)).size).toBe(changes.length + 1);
});
test('what happens outside the range does not', () => {
	expect(hash({ ...project, c: clip('c', 'one', 8, 2) })).toBe(hash(project));
	expect(hash({ ...project, b: clip('b', 'two', 4, 3) })).toBe(hash(project));
});
