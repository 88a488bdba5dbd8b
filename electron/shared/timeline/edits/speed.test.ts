import { describe, expect, test } from 'vitest';
import { easings } from '../../keyframes/keyframe.ts';
import { clipsOfTrack, recordOf } from '../queries.ts';
import { refusalOf } from '../testing/refusal.ts';
import { after, at, countingIds, drawn, projectOf, stripAsset, testFrame } from '../testing/strip.ts';
import { edited } from './index.ts';

const still = [stripAsset('S', null)];

describe('speed', () => {
	test.each([
		['twice as fast leaves a gap', '|A:10|B:5|', { speed: 2 }, '|A:5x2|-:5|B:5|'],
		['twice as fast, rippling', '|A:10|B:5|', { speed: 2, ripple: true }, '|A:5x2|B:5|'],
		['half the speed stops at the next clip', '|A:10|-:4|B:5|', { speed: 0.5 }, '|A:14x0.5|B:5|'],
		['half the speed, rippling', '|A:10|-:4|B:5|', { speed: 0.5, ripple: true }, '|A:20x0.5|-:4|B:5|'],
		['an odd length goes to the nearest frame', '|A:5|', { speed: 2 }, '|A:3x2|'],
		['backwards stays where it is', '|A:10@5|B:5|', { isReversed: true }, '|A:10@5r|B:5|'],
		['back to full speed', '|A:20x0.5|', { speed: 1 }, '|A:10|'],
	] as const)('%s', (_, strip, args, result) => {
		expect(after(strip, 'setSpeed', { clipIds: ['V1.A'], ...args })).toBe(result);
	});
	test('a clip with less source left than one frame at that speed needs is refused', () => {
		expect(refusalOf(() => after('|T:2@4|', 'setSpeed', { clipIds: ['V1.T'], speed: 4 }, [stripAsset('T', 6)]))).toContain('too close to the end of its source to run at 400 %');
	});
	test('linked sound changes with its picture', () => {
		expect(after('V1 |A:10|B:5|\nA1 |A:10|B:5|', 'setSpeed', { clipIds: ['V1.A'], speed: 2, ripple: true })).toBe(drawn('V1 |A:5x2|B:5|\nA1 |A:5x2|B:5|'));
	});
	test('several clips push each other along', () => {
		expect(after('|A:10|B:10|C:5|', 'setSpeed', { clipIds: ['V1.A', 'V1.B'], speed: 0.5, ripple: true })).toBe('|A:20x0.5|B:20x0.5|C:5|');
	});
	test('keyframes stay on their pictures', () => {
		const keyed = edited(projectOf('|A:20|'), 'setKeyframe', { id: 'V1.A', path: 'opacity', time: at(10), value: 0, easing: easings.hold }, countingIds());
		const slow = edited(keyed, 'setSpeed', { clipIds: ['V1.A'], speed: 0.5 }, countingIds());
		expect(recordOf(slow, 'clip', 'V1.A')?.keyframes['opacity']?.map(keyframe => keyframe.time / testFrame)).toEqual([20]);
	});
	test('stills and held frames are refused', () => {
		expect(refusalOf(() => after('|S:10|', 'setSpeed', { clipIds: ['V1.S'], speed: 2 }, still))).toBe('“S” is a still; it has no speed. Make it longer or shorter instead.');
		expect(refusalOf(() => after('|A:10x0|', 'setSpeed', { clipIds: ['V1.A'], speed: 2 }))).toBe('“A” holds one frame; it has no speed. Make it longer or shorter instead.');
	});
});

describe('cuts of clips at other speeds show the same frames as before', () => {
	const split = (strip: string) => after(strip, 'split', { at: at(3), sequenceId: 'sequence-1' });
	test.each([
		['at double speed', '|A:10@4x2|', '|A:3@4x2|A:7@10x2|'], ['backwards', '|A:10@4r|', '|A:3@11r|A:7@4r|'], ['of a held frame', '|A:10@4x0|', '|A:3@4x0|A:7@4x0|'],
	])('split %s', (_, strip, result) => {
		expect(split(strip)).toBe(result);
	});
	test.each([
		['at half speed', '|A:10@4x0.5|', 4, '|-:4|A:6@6x0.5|'], ['backwards', '|A:10@4r|', 6, '|-:6|A:4@4r|'],
	] as const)('a head trimmed %s', (_, strip, to, result) => {
		expect(after(strip, 'trimHead', { clipId: 'V1.A', to: at(to) })).toBe(result);
	});
	test.each([
		['backwards', '|A:10@4r|', 6, '|A:6@8r|'], ['where double speed uses up the source', '|A:10x2|', 90, '|A:50x2|'],
		['backwards to the beginning of the source', '|A:10@4r|', 90, '|A:14r|'], ['of a held frame, without end', '|A:10@4x0|', 500, '|A:500@4x0|'],
	] as const)('a tail trimmed %s', (_, strip, to, result) => {
		expect(after(strip, 'trimTail', { clipId: 'V1.A', to: at(to) })).toBe(result);
	});
	test('slip at double speed', () => {
		expect(after('|A:10@4x2|', 'slip', { clipIds: ['V1.A'], by: at(3) })).toBe('|A:10@10x2|');
	});
});

describe('fit to gap', () => {
	test.each([
		['slower until the next clip', '|A:10|-:10|B:5|', {}, '|A:20x0.5|B:5|'],
		['as long as asked', '|A:10|', { duration: at(5) }, '|A:5x2|'],
	] as const)('%s', (_, strip, args, result) => {
		expect(after(strip, 'fitToGap', { clipId: 'V1.A', ...args })).toBe(result);
	});
	test('refuses without a gap, beyond the limits, and into the next clip', () => {
		expect(refusalOf(() => after('|A:10|', 'fitToGap', { clipId: 'V1.A' }))).toBe('Nothing follows “A” on its track, so there is no gap to fit it to.');
		expect(refusalOf(() => after('|A:1|', 'fitToGap', { clipId: 'V1.A', duration: at(100) }))).toBe('“A” would have to run at 1 %. It can run at 5 % to 2000 %.');
		expect(refusalOf(() => after('|A:10|B:5|', 'fitToGap', { clipId: 'V1.A', duration: at(11) }))).toBe('“A” would run into “B”. Choose a shorter length.');
	});
});

describe('freeze frame', () => {
	test.each([
		['inserts the held frame', '|A:10@5|B:5|', { at: at(4), duration: at(3) }, '|A:4@5|A:3@9x0|A:6@9|B:5|'],
		['over what follows', '|A:10@5|B:5|', { at: at(4), duration: at(3), insert: false }, '|A:4@5|A:3@9x0|A:3@12|B:5|'],
		['at the first frame', '|A:10@5|', { at: at(0), duration: at(3) }, '|A:3@5x0|A:10@5|'],
		['of a clip that runs backwards', '|A:10@5r|', { at: at(4), duration: at(3) }, '|A:4@11r|A:3@10x0|A:6@5r|'],
	] as const)('%s', (_, strip, args, result) => {
		expect(after(strip, 'freezeFrame', { clipId: 'V1.A', ...args })).toBe(result);
	});
	test('looks as the clip looks there', () => {
		const keyed = [[0, 1], [8, 0]].reduce((project, [frame = 0, value]) => edited(project, 'setKeyframe', { id: 'V1.A', path: 'opacity', time: at(frame), value }, countingIds()), projectOf('|A:10|'));
		const [, held] = clipsOfTrack(edited(keyed, 'freezeFrame', { clipId: 'V1.A', at: at(4), duration: at(3) }, countingIds()), 'V1');
		expect([held?.opacity, held?.keyframes]).toEqual([0.5, {}]);
	});
	test('refuses moments outside the clip, and sound', () => {
		expect(refusalOf(() => after('|A:10|', 'freezeFrame', { clipId: 'V1.A', at: at(10), duration: at(3) }))).toBe('“A” is not seen at that moment. Move the playhead into it.');
		expect(refusalOf(() => after('A1 |A:10|', 'freezeFrame', { clipId: 'A1.A', at: at(3), duration: at(3) }))).toBe('“A” is sound. Choose a picture to hold.');
	});
});
