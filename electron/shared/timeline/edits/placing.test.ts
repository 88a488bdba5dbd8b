import { expect, test } from 'vitest';
import { after, at, drawn, stripAsset } from '../testing/strip.ts';
import { refusalOf } from '../testing/refusal.ts';

const x = { assetId: 'X', trackId: 'V1' };

test.each([
	['between two clips', '|A:5|B:4|', 5, '|A:5|X:3|B:4|'],
	['into a clip, which is divided', '|A:5|B:4|', 2, '|A:2|X:3|A:3@2|B:4|'],
	['into a clip that does not begin its source', '|A:5@10|B:4|', 2, '|A:2@10|X:3|A:3@12|B:4|'],
	['at the beginning', '|A:5|', 0, '|X:3|A:5|'],
	['into a gap, which keeps its length in all', '|A:2|-:4|B:4|', 3, '|A:2|-:1|X:3|-:3|B:4|'],
	['after the end, leaving a gap', '|A:2|', 4, '|A:2|-:2|X:3|'],
	['on a cut with a transition, which goes away', '|A:5|~2|B:5@5|', 5, '|A:5|X:3|B:5@5|'],
	['into a clip whose transitions at both ends stay', '|A:9|~2|B:9@5|~2|C:9@5|', 12, '|A:9|~2|B:3@5|X:3|B:6@8|~2|C:9@5|'],
])('insert %s', (_, before, start, expected) => {
	expect(after(before, 'insert', { ...x, start: at(start), duration: at(3) })).toBe(expected);
});

test.each([
	['the middle of a clip', '|A:9|', 3, '|A:3|X:3|A:3@6|'],
	['the tail of one and the head of the next', '|A:5|B:5|', 4, '|A:4|X:3|B:3@2|'],
	['whole clips', '|A:4|B:2|C:5|', 4, '|A:4|X:3|C:4@1|'],
	['a gap', '|A:2|-:3|B:2|', 2, '|A:2|X:3|B:2|'],
	['a cut with a transition, which goes away', '|A:5|~2|B:5@5|', 4, '|A:4|X:3|B:3@7|'],
	['part of a clip away from its transition, which stays', '|A:9|~2|B:9@5|', 2, '|A:2|X:3|A:4@5|~2|B:9@5|'],
	['so much of a clip that its transition no longer fits', '|A:5|~4|B:9@5|', 1, '|A:1|X:3|A:1@4|B:9@5|'],
])('overwrite %s', (_, before, start, expected) => {
	expect(after(before, 'overwrite', { ...x, start: at(start), duration: at(3) })).toBe(expected);
});

test('append puts picture and sound after the later of the two tracks', () => {
	expect(after(`V1 |A:5|
		A1 |B:7|`, 'append', { assetId: 'X', trackId: 'V1', withSound: ['A1'], duration: at(2) })).toBe(drawn(`
		V1 |A:5|-:2|X:2|
		A1 |B:7|X:2|`));
});

test('append onto an empty track begins at the beginning', () => {
	expect(after('V1 ||', 'append', { ...x, duration: at(2) })).toBe('|X:2|');
});

test('insert moves everything later on every unlocked track, and divides what spans the place', () => {
	expect(after(`
		V2 |-:1|T:4|-:3|U:2|
		V1 |A:3|B:4|
		A1 |A:3|B:4|
		A2!|M:12|`, 'insert', { assetId: 'X', trackId: 'V1', withSound: ['A1'], start: at(3), duration: at(2) })).toBe(drawn(`
		V2 |-:1|T:2|-:2|T:2@2|-:3|U:2|
		V1 |A:3|X:2|B:4|
		A1 |A:3|X:2|B:4|
		A2!|M:12|`));
});

test('without a length, all of the source is used from its in point', () => {
	expect(after('V1 ||', 'append', { ...x, sourceStart: at(90) })).toBe('|X:10@90|');
});

test('a length beyond the source stops where the source ends', () => {
	expect(after('V1 ||', 'append', { ...x, sourceStart: at(95), duration: at(50) })).toBe('|X:5@95|');
});

test('a still lasts five seconds unless told', () => {
	const still = [stripAsset('S', null)];
	expect(after('V1 ||', 'append', { assetId: 'S', trackId: 'V1' }, still)).toBe('|S:125|');
	expect(after('V1 ||', 'append', { assetId: 'S', trackId: 'V1', duration: at(1000) }, still)).toBe('|S:1000|');
});

test('times between frames go to the nearest frame', () => {
	expect(after('|A:5|', 'insert', { ...x, start: at(5) + 900_000, duration: at(2) - 900_000 })).toBe('|A:5|X:2|');
});

test('the usual tracks are chosen when none is named', () => {
	expect(after(`V2 ||
		V1 |A:2|
		A1!||
		A2 ||`, 'append', { assetId: 'X', duration: at(3) })).toBe(drawn(`
		V2 ||
		V1 |A:2|X:3|
		A1!||
		A2 |-:2|X:3|`));
});

test.each([
	['onto a locked track', 'V1! ||', { assetId: 'X', trackId: 'V1' }, 'Track “V1” is locked. Unlock it first.'],
	['picture onto an audio track of a silent asset', 'A1 ||', { assetId: 'S', trackId: 'A1' }, '“S” has no sound. Put it on a video track.'],
	['sound onto a video track', 'V1 ||', { assetId: 'W', trackId: 'V1' }, '“W” has no picture. Put it on an audio track.'],
	['sound beside the picture', 'V1 ||\nV2 ||', { assetId: 'X', trackId: 'V1', withSound: ['V2'] }, 'Sound cannot lie on the video track “V2”. Choose an audio track.'],
	['after the end of the source', 'V1 ||', { assetId: 'X', trackId: 'V1', sourceStart: at(100) }, '“X” has nothing to show at that moment of the source. Choose an earlier in point.'],
	['before the beginning of the source', 'V1 ||', { assetId: 'X', trackId: 'V1', sourceStart: at(-1) }, '“X” has nothing to show at that moment of the source. Choose an earlier in point.'],
	['an asset that is not there', 'V1 ||', { assetId: 'Q', trackId: 'V1' }, 'There is no media Q in this project. It may have been removed.'],
	['onto a track that is not there', 'V1 ||', { assetId: 'X', trackId: 'V9' }, 'There is no track V9. It may have been removed.'],
])('nothing is placed %s', (_, strip, args, sentence) => {
	expect(refusalOf(() => after(strip, 'overwrite', { ...args, start: at(0) }, [stripAsset('S', null), stripAsset('W', 50, 'audio')]))).toBe(sentence);
});

test('nothing is placed before the sequence begins', () => {
	expect(refusalOf(() => after('|A:5|', 'insert', { ...x, start: at(-1) }))).toContain('begins at 00:00:00:00');
});
