import { expect, test } from 'vitest';
import { flicksPerSecond, time } from '../../electron/shared/time/time.ts';
import { clipDefaults, trackDefaults, type Clip, type Project, type Track } from '../../electron/shared/timeline/records.ts';
import { clipsInBand, fadeHandleX, fadeHandleY, hitTest } from './hitTest.ts';
import { levelOfClip, levelY } from './levels/level.ts';
import { lanesOf, middleGap } from './lanes.ts';

const second = (count: number) => time(count * flicksPerSecond);
const track = (id: string, type: 'video' | 'audio', order: number): Track => ({ kind: 'track', id, sequenceId: 's', name: id, type, order, ...trackDefaults });
const clip = (id: string, trackId: string, start: number, length: number): Clip =>
	({ kind: 'clip', id, trackId, assetId: 'a', name: id, start: second(start), duration: second(length), sourceStart: second(0), ...clipDefaults });
const sequence = { kind: 'sequence', id: 's', name: 's', width: 1920, height: 1080, frameRate: { numerator: 25, denominator: 1 }, sampleRate: 48_000, volume: 0, keyframes: {} } as const;
const tracks = [track('v1', 'video', 0), track('v2', 'video', 1), track('a1', 'audio', 0)];
const project: Project = Object.fromEntries([sequence, ...tracks, clip('one', 'v1', 0, 2), clip('two', 'v1', 2, 2), clip('far', 'v1', 8, 1), clip('sound', 'a1', 0, 4)].map(record => [record.id, record]));
const { lanes, height } = lanesOf(tracks, { v1: 40, v2: 40, a1: 40 });
const scale = { leftFlicks: 0, pixelsPerSecond: 100 };
const v1 = 41 + 20;
const hit = (x: number, y: number) => {
	const found = hitTest(project, lanes, scale, x, y);
	return 'clip' in found ? `${found.part} ${found.clip.id}` : found.part;
};

test('video lies over audio, the front track on top', () => {
	expect(lanes.map(lane => [lane.track.id, lane.top])).toEqual([['v2', 0], ['v1', 41], ['a1', 82 + middleGap]]);
	expect(height).toBe(82 + middleGap + 41);
});

test.each([
	[100, v1, 'body one'], [3, v1, 'head one'], [197, v1, 'tail one'], [203, v1, 'head two'], [402, v1, 'tail two'],
	[798, v1, 'head far'], [600, v1, 'gap'], [950, v1, 'gap'], [100, 20, 'gap'], [100, 82, 'nothing'], [100, 110, 'body sound'],
])('at %d, %d there is %s', (x, y, expected) => {
	expect(hit(x, y)).toBe(expected);
});

test('the line of a clip’s level is caught where it is drawn, in the middle of the clip only', () => {
	const { lanes: high } = lanesOf(tracks, { v1: 60, v2: 40, a1: 60 });
	const lineOf = (id: string, lane: number) => {
		const level = high[lane] && levelOfClip(project[id] as Clip, high[lane]);
		return level ? levelY(level, level.path === 'volume' ? 0 : 1) : NaN;
	};
	const [sound, picture] = [lineOf('sound', 2), lineOf('one', 1)];
	const part = (x: number, y: number) => hitTest(project, high, scale, x, y).part;
	expect([part(200, sound), part(200, sound + 6), part(3, sound), part(100, picture), part(100, picture + 10)]).toEqual(['level', 'body', 'head', 'level', 'body']);
	// Low clips keep all their room for moving them.
	expect(Array.from({ length: 20 }, (_, place) => hit(200, (lanes[2]?.top ?? 0) + 18 + place))).toEqual(Array.from({ length: 20 }, () => 'body sound'));
});

test('a gap knows its ends, and that behind the last clip there is none', () => {
	expect(hitTest(project, lanes, scale, 600, v1)).toMatchObject({ part: 'gap', start: second(4), end: second(8) });
	expect(hitTest(project, lanes, scale, 990, v1)).toMatchObject({ part: 'gap', start: second(9), end: null });
});

test('the fade handle waits inside the corner and follows the fade', () => {
	const one = project.one as Clip;
	expect(hit(fadeHandleX(one, scale, 'in'), 41 + fadeHandleY)).toBe('fade-in one');
	const faded = { ...one, fadeIn: second(0.5) };
	expect(fadeHandleX(faded, scale, 'in')).toBe(50);
});

test('a narrow clip keeps a third of itself for moving', () => {
	expect(hitTest(project, lanes, { leftFlicks: 0, pixelsPerSecond: 4 }, 8 * 4 + 2, v1)).toMatchObject({ part: 'body' });
});

test('a band selects what it touches', () => {
	expect(clipsInBand(project, lanes, scale, { left: 150, right: 250, top: 60, bottom: 200 }).map(found => found.id)).toEqual(['one', 'two', 'sound']);
});
