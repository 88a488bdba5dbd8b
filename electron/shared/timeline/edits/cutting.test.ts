import { describe, expect, test } from 'vitest';
import { clipsOfTrack, recordOf } from '../queries.ts';
import { refusalOf } from '../testing/refusal.ts';
import { after, at, countingIds, drawn, projectOf, stripOf } from '../testing/strip.ts';
import { edited } from './index.ts';

describe('split', () => {
	test.each([
		['in the middle', '|A:5|B:2|', 2, '|A:2|A:3@2|B:2|'],
		['inside a source', '|A:5@7|', 4, '|A:4@7|A:1@11|'],
		['keeps transitions at both ends', '|A:9|~2|B:9@5|~2|C:9@5|', 13, '|A:9|~2|B:4@5|B:5@9|~2|C:9@5|'],
	])('%s', (_, before, frame, expected) => {
		expect(after(before, 'split', { at: at(frame), sequenceId: 'sequence-1' })).toBe(expected);
	});
	test('all unlocked tracks at once; the parts of picture and sound stay linked in pairs', () => {
		const project = edited(projectOf('V2!|T:9|\nV1 |A:5|\nA1 |A:5|'), 'split', { at: at(2), sequenceId: 'sequence-1' }, countingIds());
		expect(stripOf(project)).toBe(drawn('V2!|T:9|\nV1 |A:2|A:3@2|\nA1 |A:2|A:3@2|'));
		const [left, right] = clipsOfTrack(project, 'V1');
		const [leftSound, rightSound] = clipsOfTrack(project, 'A1');
		expect(left?.linkId).toBe(leftSound?.linkId);
		expect(right?.linkId).toBe(rightSound?.linkId);
		expect(left?.linkId).not.toBe(right?.linkId);
	});
	test('a clip alone: both parts stay linked to the whole sound', () => {
		const project = edited(projectOf('V1 |A:5|\nA1 |A:5|'), 'split', { at: at(2), clipIds: ['V1.A'], withLinked: false }, countingIds());
		expect(new Set([...clipsOfTrack(project, 'V1'), ...clipsOfTrack(project, 'A1')].map(clip => clip.linkId)).size).toBe(1);
	});
	test('the fade-in stays left, the fade-out goes right', () => {
		const before = projectOf('|A:9|');
		const clip = recordOf(before, 'clip', 'V1.A');
		const faded = clip ? { ...before, [clip.id]: { ...clip, fadeIn: at(2), fadeOut: at(3) } } : before;
		const [left, right] = clipsOfTrack(edited(faded, 'split', { at: at(5), sequenceId: 'sequence-1' }, countingIds()), 'V1');
		expect([left?.fadeIn, left?.fadeOut, right?.fadeIn, right?.fadeOut]).toEqual([at(2), 0, 0, at(3)]);
	});
	test('is refused on a cut and in a gap', () => {
		for (const frame of [0, 5, 6, 99]) {
			expect(refusalOf(() => after('|A:5|-:2|B:2|', 'split', { at: at(frame), sequenceId: 'sequence-1' }))).toContain('There is nothing to split');
		}
	});
});

describe('lift', () => {
	test.each([
		['leaves the room', '|A:5|B:2|C:1|', ['V1.B'], '|A:5|-:2|C:1|'],
		['several', '|A:5|B:2|C:1|', ['V1.A', 'V1.C'], '|-:5|B:2|'],
		['drops the transitions of what went', '|A:5|~2|B:5@5|~2|C:5@5|', ['V1.C'], '|A:5|~2|B:5@5|'],
	])('%s', (_, before, clipIds, expected) => {
		expect(after(before, 'lift', { clipIds })).toBe(expected);
	});
	test('takes linked sound along unless told not to', () => {
		expect(after('V1 |A:5|\nA1 |A:5|', 'lift', { clipIds: ['V1.A'] })).toBe(drawn('V1 ||\nA1 ||'));
		expect(after('V1 |A:5|\nA1 |A:5|', 'lift', { clipIds: ['V1.A'], withLinked: false })).toBe(drawn('V1 ||\nA1 |A:5|'));
	});
	test('is refused on a locked track', () => {
		expect(refusalOf(() => after('V1!|A:5|', 'lift', { clipIds: ['V1.A'] }))).toBe('Track “V1” is locked. Unlock it first.');
	});
});

describe('ripple delete', () => {
	test.each([
		['a clip', '|A:5|B:2|C:1|', ['V1.B'], '|A:5|C:1|'],
		['several, adjacent or not', '|A:5|B:2|C:1|D:3|', ['V1.A', 'V1.C'], '|B:2|D:3|'],
		['keeps gaps elsewhere', '|A:5|B:2|-:2|C:1|', ['V1.A'], '|B:2|-:2|C:1|'],
	])('%s', (_, before, clipIds, expected) => {
		expect(after(before, 'rippleDelete', { clipIds })).toBe(expected);
	});
	test.each([
		['in the middle', '|A:5|-:2|C:1|', 6, '|A:5|C:1|'],
		['at the beginning', '|-:2|A:5|', 0, '|A:5|'],
	])('a gap %s', (_, before, frame, expected) => {
		expect(after(before, 'rippleDelete', { trackId: 'V1', at: at(frame) })).toBe(expected);
	});
	test('closes up on all unlocked tracks; what began earlier stays whole', () => {
		expect(after(`
			V2 |-:1|T:2|-:5|U:2|
			V1 |A:5|B:4|
			A1 |A:5|B:4|
			A2 |M:9|
			A3!|-:5|N:2|`, 'rippleDelete', { clipIds: ['V1.A'] })).toBe(drawn(`
			V2 |-:1|T:2|U:2|
			V1 |B:4|
			A1 |B:4|
			A2 |M:9|
			A3!|-:5|N:2|`));
	});
	test('is refused, naming the clip in the way', () => {
		expect(refusalOf(() => after('V2 |-:3|T:2|U:2|\nV1 |A:5|B:4|', 'rippleDelete', { clipIds: ['V1.A'] })))
			.toBe('On track “V2”, “U” would run into “T”. Move or shorten it, or lock its track so that it stays where it is.');
	});
	test('a gap is refused where a clip lies, and after the last clip', () => {
		for (const frame of [2, 50]) {
			expect(refusalOf(() => after('|A:5|-:2|B:1|', 'rippleDelete', { trackId: 'V1', at: at(frame) }))).toContain('has no gap there');
		}
	});
});

describe('move', () => {
	test.each([
		['right, overwriting', '|A:5|B:5|C:5|', ['V1.A'], 7, '|-:5|B:2|A:5|C:3@2|'],
		['left into a gap', '|A:2|-:4|B:3|', ['V1.B'], -3, '|A:2|-:1|B:3|'],
		['onto itself', '|A:5|', ['V1.A'], 2, '|-:2|A:5|'],
		['several keep their distance', '|A:2|-:1|B:2|C:9|', ['V1.A', 'V1.B'], 3, '|-:3|A:2|C:1|B:2|C:6@3|'],
		['into the middle of a clip, which is divided', '|A:1|B:9|', ['V1.A'], 4, '|-:1|B:3|A:1|B:5@4|'],
		['with both clips of a transition, which goes along', '|A:5|~2|B:5@5|', ['V1.A', 'V1.B'], 3, '|-:3|A:5|~2|B:5@5|'],
		['away from a transition, which goes away', '|A:5|~2|B:5@5|', ['V1.B'], 3, '|A:5|-:3|B:5@5|'],
	])('%s', (_, before, clipIds, by, expected) => {
		expect(after(before, 'moveClips', { clipIds, by: at(by) })).toBe(expected);
	});
	test('to another track: linked sound only follows in time', () => {
		expect(after('V2 ||\nV1 |A:5|\nA1 |A:5|\nA2 ||', 'moveClips', { clipIds: ['V1.A'], by: at(2), byTracks: 1 })).toBe(drawn(`
			V2 |-:2|A:5|
			V1 ||
			A1 |-:2|A:5|
			A2 ||`));
	});
	test('a transition follows its clips to another track', () => {
		expect(after('V2 ||\nV1 |A:5|~2|B:5@5|', 'moveClips', { clipIds: ['V1.A', 'V1.B'], by: at(0), byTracks: 1 })).toBe(drawn('V2 |A:5|~2|B:5@5|\nV1 ||'));
	});
	test('is refused before the beginning, beyond the tracks, and onto a locked one', () => {
		expect(refusalOf(() => after('|-:1|A:5|', 'moveClips', { clipIds: ['V1.A'], by: at(-2) }))).toContain('would begin before the sequence does');
		expect(refusalOf(() => after('|A:5|', 'moveClips', { clipIds: ['V1.A'], by: at(0), byTracks: 1 }))).toBe('There is no video track 1 above “V1”. Add a track first.');
		expect(refusalOf(() => after('V2!||\nV1 |A:5|', 'moveClips', { clipIds: ['V1.A'], by: at(0), byTracks: 1 }))).toBe('Track “V2” is locked. Unlock it first.');
	});
});

test('paste puts copies on their tracks, overwriting, linked among themselves', () => {
	const project = projectOf('V1 |A:5|B:5|\nA1 |A:5|B:5|');
	const clips = ['V1.A', 'A1.A'].flatMap(id => recordOf(project, 'clip', id) ?? []);
	const pasted = edited(project, 'paste', { clips, start: at(7) }, countingIds());
	expect(stripOf(pasted)).toBe(drawn('V1 |A:5|B:2|A:5|\nA1 |A:5|B:2|A:5|'));
	const copies = [clipsOfTrack(pasted, 'V1').at(-1), clipsOfTrack(pasted, 'A1').at(-1)];
	expect(copies[0]?.linkId).toBe(copies[1]?.linkId);
	expect(copies[0]?.linkId).not.toBe(clips[0]?.linkId);
});

test.each([
	['left', -3, '|A:5|B:5@7|C:5|'], ['right', 4, '|A:5|B:5@14|C:5|'], ['as far as the source goes', -50, '|A:5|B:5|C:5|'],
])('slip %s', (_, by, expected) => {
	expect(after('|A:5|B:5@10|C:5|', 'slip', { clipIds: ['V1.B'], by: at(by) })).toBe(expected);
});

test.each([
	['left', 3, '|A:3|B:7@8|'], ['right', 7, '|A:7|B:3@12|'], ['as far as one frame', 0, '|A:1|B:9@6|'],
])('roll %s', (_, to, expected) => {
	expect(after('|A:5|B:5@10|', 'roll', { fromClipId: 'V1.A', toClipId: 'V1.B', to: at(to) })).toBe(expected);
});

test('a roll takes the transition along', () => {
	expect(after('|A:5|~2|B:5@10|', 'roll', { fromClipId: 'V1.A', toClipId: 'V1.B', to: at(3) })).toBe('|A:3|~2|B:7@8|');
});
