import { expect, test } from 'vitest';
import { trackDefaults, type Track } from '../../electron/shared/timeline/records.ts';
import { defaultHeights, laneAt, lanesOf } from './lanes.ts';

const track = (id: string, type: 'video' | 'audio', order: number): Track => ({ kind: 'track', id, sequenceId: 's', name: id, type, order, ...trackDefaults });
const tracks = [track('v1', 'video', 0), track('a1', 'audio', 0)];

test('few tracks grow into the room there is, many keep their usual height', () => {
	expect(lanesOf(tracks, {}, 1000).lanes.map(lane => lane.height)).toEqual([Math.floor(defaultHeights.video * 1.6), Math.floor(defaultHeights.audio * 1.6)]);
	expect(lanesOf(tracks, {}, 0).lanes.map(lane => lane.height)).toEqual([defaultHeights.video, defaultHeights.audio]);
});

test('a height chosen by hand stays', () => {
	expect(lanesOf(tracks, { v1: 30 }, 1000).lanes[0]?.height).toBe(30);
});

test('between picture and sound there is no lane', () => {
	const { lanes } = lanesOf(tracks, { v1: 40, a1: 40 });
	expect(laneAt(lanes, 39)?.track.id).toBe('v1');
	expect(laneAt(lanes, 42)).toBeNull();
});
