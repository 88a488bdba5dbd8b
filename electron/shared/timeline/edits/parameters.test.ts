import { describe, expect, test } from 'vitest';
import { CallFailed } from '../../contract/failure.ts';
import { recordOf, transitionsOfTrack } from '../queries.ts';
import { refusalOf } from '../testing/refusal.ts';
import { after, at, countingIds, projectOf, stripAsset, stripOf } from '../testing/strip.ts';
import { edited, performEdit } from './index.ts';

const set = (strip: string, id: string, path: string, value: unknown) => edited(projectOf(strip), 'setProperty', { id, path, value }, countingIds());

describe('set property', () => {
	test('sets a value deep in a record and leaves its siblings', () => {
		expect(recordOf(set('|A:5|', 'V1.A', 'transform.x', 0.25), 'clip', 'V1.A')?.transform).toMatchObject({ x: 0.25, y: 0, scale: 1, rotation: 0 });
	});
	test('sets a whole group at once', () => {
		expect(recordOf(set('|A:5|', 'V1.A', 'crop', { left: 0.1, top: 0, right: 0, bottom: 0 }), 'clip', 'V1.A')?.crop.left).toBe(0.1);
	});
	test.each([
		['A1.A', 'volume', 13, 'The volume of “A” cannot be that: it must be at most 12.'],
		['A1.A', 'volume', -61, 'The volume of “A” cannot be that: it must be at least -60.'],
		['V1.A', 'crop', { left: 0.6, top: 0, right: 0.6, bottom: 0 }, 'The crop of “A” cannot be that: The crop leaves nothing to see.'],
		['V1', 'isMuted', true, '“V1” is a video track; this can only be set on audio tracks.'],
		['A1', 'isHidden', true, '“A1” is an audio track; this can only be set on video tracks.'],
		['A1.A', 'audioStream', 1, '“A” has no sound stream 2.'],
	])('refuses %s %s = %o', (id, path, value, sentence) => {
		expect(refusalOf(() => set('V1 |A:5|\nA1 |A:5|', id, path, value))).toBe(sentence);
	});
	test.each([
		['V1.A', 'start', 0], ['V1.A', 'trackId', 'A1'], ['V1.A', 'kind', 'track'], ['V1.A', '__proto__.x', 1], ['V1.A', 'transform.z', 1], ['V1.A', '', 1],
		['A', 'duration', 1], ['sequence-1', 'width', 100], ['V1', 'order', 3],
	])('%s of %s is not to be set', (id, path, value) => {
		expect(() => set('|A:5|', id, path, value)).toThrow(CallFailed);
	});
	test('a fade stops where the other begins', () => {
		const faded = edited(set('|A:10|', 'V1.A', 'fadeIn', at(7)), 'setProperty', { id: 'V1.A', path: 'fadeOut', value: at(8) }, countingIds());
		expect(recordOf(faded, 'clip', 'V1.A')).toMatchObject({ fadeIn: at(7), fadeOut: at(3) });
	});
	test('a clip on a locked track is refused, its track can be unlocked', () => {
		expect(refusalOf(() => set('V1!|A:5|', 'V1.A', 'opacity', 0))).toBe('Track “V1” is locked. Unlock it first.');
		expect(recordOf(set('V1!|A:5|', 'V1', 'isLocked', false), 'track', 'V1')?.isLocked).toBe(false);
	});
	test('a transition gets as long as its handles allow, in an even number of frames', () => {
		const strip = '|A:9|~2|B:9@3|';
		expect(stripOf(set(strip, 'V1.A~V1.B', 'duration', at(5)))).toBe('|A:9|~6|B:9@3|');
		expect(stripOf(set(strip, 'V1.A~V1.B', 'duration', at(50)))).toBe('|A:9|~6|B:9@3|');
		expect(stripOf(set(strip, 'V1.A~V1.B', 'duration', at(1)))).toBe('|A:9|~2|B:9@3|');
	});
	test('says in the history what was changed', () => {
		expect(performEdit(projectOf('|A:5|'), 'setProperty', { id: 'V1.A', path: 'transform.scale', value: 2 }, countingIds()).label).toBe('Change scale');
		const settings = ['transform.x', 'transform.y'].map(path => ({ id: 'V1.A', path, value: 0.5 }));
		expect(performEdit(projectOf('|A:5|'), 'setProperties', { settings }, countingIds()).label).toBe('Change position');
	});
	test('several settings are one step: one that is refused leaves all undone', () => {
		const project = projectOf('|A:5|B:5|');
		expect(() => edited(project, 'setProperties', { settings: [{ id: 'V1.A', path: 'opacity', value: 0.5 }, { id: 'V1.B', path: 'opacity', value: 5 }] }, countingIds())).toThrow(CallFailed);
		expect(recordOf(project, 'clip', 'V1.A')?.opacity).toBe(1);
	});
});

describe('transitions', () => {
	const add = (strip: string, frames: number) => after(strip, 'addTransition', { fromClipId: 'V1.A', toClipId: 'V1.B', duration: at(frames) }, [stripAsset('S', null)]);
	test.each([
		['as asked', '|A:20|B:20@20|', 10, '|A:20|~10|B:20@20|'],
		['in an even number of frames', '|A:20|B:20@20|', 7, '|A:20|~8|B:20@20|'],
		['shortened to the head', '|A:20|B:20@3|', 10, '|A:20|~6|B:20@3|'],
		['shortened to the tail', '|A:20@76|B:20@20|', 10, '|A:20@76|~8|B:20@20|'],
		['shortened to the clips', '|A:3|B:20@20|', 10, '|A:3|~6|B:20@20|'],
		['in the place of another', '|A:20|~4|B:20@20|', 10, '|A:20|~10|B:20@20|'],
		['beside another on the same clip', '|A:20|B:6@20|~8|C:20@20|', 10, '|A:20|~4|B:6@20|~8|C:20@20|'],
	])('%s', (_, before, frames, expected) => {
		expect(add(before, frames)).toBe(expected);
	});
	test.each([
		['|A:20|-:1|B:20@20|', 'do not touch'], ['|A:20|B:20|', '“B” has no frames before the cut'], ['|A:20@80|B:20@20|', '“A” has no frames left after the cut'],
		['|A:20|B:1@20|~2|C:9@9|', 'too short'], ['V1!|A:20|B:20@20|', 'is locked'],
	])('refused on %s', (strip, words) => {
		expect(refusalOf(() => add(strip, 10))).toContain(words);
	});
	test('stills have handles without end', () => {
		expect(after('|S:9|T:9|', 'addTransition', { fromClipId: 'V1.S', toClipId: 'V1.T', duration: at(10) }, [stripAsset('S', null), stripAsset('T', null)])).toBe('|S:9|~10|T:9|');
	});
	test('one lasts a second and dissolves unless told', () => {
		const project = edited(projectOf('|A:50|B:50@50|'), 'addTransition', { fromClipId: 'V1.A', toClipId: 'V1.B' }, countingIds());
		expect(transitionsOfTrack(project, 'V1')).toMatchObject([{ type: 'cross-dissolve', duration: at(26), parameters: {} }]);
	});
	test('removing one leaves a cut', () => {
		expect(after('|A:9|~4|B:9@9|', 'removeTransition', { transitionId: 'V1.A~V1.B' })).toBe('|A:9|B:9@9|');
	});
});

describe('links', () => {
	test('linked clips move together, unlinked ones do not', () => {
		const linked = edited(projectOf('V1 |A:5|\nA1 |b:5|'), 'link', { clipIds: ['V1.A', 'A1.b'] }, countingIds());
		expect(stripOf(edited(linked, 'moveClips', { clipIds: ['V1.A'], by: at(2) }, countingIds()))).toBe('V1 |-:2|A:5|\nA1 |-:2|b:5|');
		const unlinked = edited(linked, 'unlink', { clipIds: ['A1.b'] }, countingIds());
		expect(stripOf(edited(unlinked, 'moveClips', { clipIds: ['V1.A'], by: at(2) }, countingIds()))).toBe('V1 |-:2|A:5|\nA1 |b:5|');
	});
	test('sound that begins before its picture goes along when a ripple moves the picture', () => {
		const linked = edited(projectOf('V1 |A:5|B:5|\nA1 |-:4|b:6|'), 'link', { clipIds: ['V1.B', 'A1.b'] }, countingIds());
		expect(stripOf(edited(linked, 'rippleTrimTail', { clipId: 'V1.A', to: at(2) }, countingIds()))).toBe('V1 |A:2|B:5|\nA1 |-:1|b:6|');
		expect(refusalOf(() => edited(linked, 'rippleDelete', { clipIds: ['V1.A'] }, countingIds()))).toContain('would begin before the sequence does');
	});
	test('a link needs two clips', () => {
		expect(refusalOf(() => after('|A:5|', 'link', { clipIds: ['V1.A'] }))).toContain('at least two clips');
	});
});
