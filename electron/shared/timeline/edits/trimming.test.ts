import { describe, expect, test } from 'vitest';
import { refusalOf } from '../testing/refusal.ts';
import { after, at, drawn, stripAsset } from '../testing/strip.ts';

describe('trim head', () => {
	test.each([
		['inwards leaves a gap', '|A:5|', 'V1.A', 2, '|-:2|A:3@2|'],
		['outwards shows earlier source', '|-:4|A:5@10|', 'V1.A', 1, '|-:1|A:8@7|'],
		['stops at the first frame of the source', '|-:9|A:5@3|', 'V1.A', 0, '|-:6|A:8|'],
		['stops at the clip before', '|B:2|-:2|A:5@9|', 'V1.A', 0, '|B:2|A:7@7|'],
		['stops one frame before the end', '|A:5|B:2|', 'V1.A', 9, '|-:4|A:1@4|B:2|'],
		['drops the transition before, keeps the one after', '|A:5|~2|B:5@5|~2|C:5@5|', 'V1.B', 6, '|A:5|-:1|B:4@6|~2|C:5@5|'],
		['drops the transition after when the clip gets too short for it', '|B:5|~4|C:5@5|', 'V1.B', 4, '|-:4|B:1@4|C:5@5|'],
	])('%s', (_, before, clipId, to, expected) => {
		expect(after(before, 'trimHead', { clipId, to: at(to) })).toBe(expected);
	});
	test('is refused, with the reason, when it cannot move', () => {
		expect(refusalOf(() => after('|-:3|A:5|', 'trimHead', { clipId: 'V1.A', to: at(1) }))).toBe('“A” already begins with the first frame of its source.');
		expect(refusalOf(() => after('|B:3|A:5@5|', 'trimHead', { clipId: 'V1.A', to: at(1) }))).toBe('“B” is in the way. Use a ripple trim to push it aside.');
		expect(refusalOf(() => after('|A:1|', 'trimHead', { clipId: 'V1.A', to: at(1) }))).toBe('“A” would be shorter than one frame.');
	});
	test('a still can be drawn out as long as there is room', () => {
		expect(after('|-:9|S:2|', 'trimHead', { clipId: 'V1.S', to: at(0) }, [stripAsset('S', null)])).toBe('|S:11|');
	});
});

describe('trim tail', () => {
	test.each([
		['inwards leaves a gap', '|A:5|B:2|', 'V1.A', 3, '|A:3|-:2|B:2|'],
		['outwards shows later source', '|A:5|-:4|B:2|', 'V1.A', 7, '|A:7|-:2|B:2|'],
		['stops at the last frame of the source', '|A:5@90|', 'V1.A', 50, '|A:10@90|'],
		['stops at the clip after', '|A:5|-:1|B:2|', 'V1.A', 9, '|A:6|B:2|'],
		['stops one frame after the beginning', '|A:5|', 'V1.A', 0, '|A:1|'],
		['drops the transition after', '|A:5|~2|B:5@5|', 'V1.A', 4, '|A:4|-:1|B:5@5|'],
	])('%s', (_, before, clipId, to, expected) => {
		expect(after(before, 'trimTail', { clipId, to: at(to) })).toBe(expected);
	});
	test('takes linked sound along, and stops where either has to', () => {
		const strip = `V1 |A:5|
			A1 |A:5|-:2|M:4|`;
		expect(after(strip, 'trimTail', { clipId: 'V1.A', to: at(20) })).toBe(drawn(`V1 |A:7|
			A1 |A:7|M:4|`));
		expect(after(strip, 'trimTail', { clipId: 'V1.A', to: at(20), withLinked: false })).toBe(drawn(`V1 |A:20|
			A1 |A:5|-:2|M:4|`));
	});
	test('a source that ends a little short of a frame may be shown to its last frame', () => {
		const almost = { ...stripAsset('A'), duration: at(100) - 300 as ReturnType<typeof at> };
		expect(after('|A:5@90|', 'trimTail', { clipId: 'V1.A', to: at(50) }, [almost])).toBe('|A:10@90|');
	});
	test('is refused on a locked track', () => {
		expect(refusalOf(() => after('V1!|A:5|', 'trimTail', { clipId: 'V1.A', to: at(2) }))).toBe('Track “V1” is locked. Unlock it first.');
	});
	test('is refused when the linked sound is locked', () => {
		expect(refusalOf(() => after('V1 |A:5|\nA1!|A:5|', 'trimTail', { clipId: 'V1.A', to: at(2) }))).toBe('Track “A1” is locked. Unlock it first.');
	});
});

describe('ripple trim head', () => {
	test.each([
		['shorter: later clips follow', '|A:5|B:5|C:2|', 'V1.B', 7, '|A:5|B:3@2|C:2|'],
		['longer: later clips make room', '|A:5|B:5@4|C:2|', 'V1.B', 2, '|A:5|B:8@1|C:2|'],
		['stops at the first frame of the source', '|A:5|B:5@1|C:2|', 'V1.B', 2, '|A:5|B:6|C:2|'],
		['stops at one frame', '|A:5|B:5|C:2|', 'V1.B', 20, '|A:5|B:1@4|C:2|'],
		['keeps the transition before while there are handles', '|A:5|~2|B:5@5|C:2|', 'V1.B', 7, '|A:5|~2|B:3@7|C:2|'],
	])('%s', (_, before, clipId, to, expected) => {
		expect(after(before, 'rippleTrimHead', { clipId, to: at(to) })).toBe(expected);
	});
	test('moves later clips on all unlocked tracks, and linked sound', () => {
		expect(after(`
			V2 |-:5|T:1|-:2|U:2|
			V1 |A:4|B:4|
			A1 |A:4|B:4|
			A2!|-:6|M:4|`, 'rippleTrimHead', { clipId: 'V1.A', to: at(2) })).toBe(drawn(`
			V2 |-:3|T:1|-:2|U:2|
			V1 |A:2@2|B:4|
			A1 |A:2@2|B:4|
			A2!|-:6|M:4|`));
	});
	test('what begins with the clip keeps its distance from the picture it lay over', () => {
		expect(after('V2 |-:2|T:3|\nV1 |A:2|B:5@4|', 'rippleTrimHead', { clipId: 'V1.B', to: at(0) })).toBe(drawn('V2 |-:4|T:3|\nV1 |A:2|B:7@2|'));
	});
});

describe('ripple trim tail', () => {
	test.each([
		['shorter: later clips follow', '|A:5|B:5|-:1|C:2|', 'V1.A', 3, '|A:3|B:5|-:1|C:2|'],
		['longer: later clips make room', '|A:5|B:5|', 'V1.A', 8, '|A:8|B:5|'],
		['stops at the last frame of the source', '|A:5@93|B:5|', 'V1.A', 50, '|A:7@93|B:5|'],
		['keeps the transition after', '|A:5|~2|B:5@5|', 'V1.A', 4, '|A:4|~2|B:5@5|'],
		['drops a transition that no longer has a handle', '|A:5@90|~2|B:5@5|', 'V1.A', 10, '|A:10@90|B:5@5|'],
	])('%s', (_, before, clipId, to, expected) => {
		expect(after(before, 'rippleTrimTail', { clipId, to: at(to) })).toBe(expected);
	});
	test('sound that begins before its picture moves with it', () => {
		const strip = `V1 |A:5|B:5|
			A1 |a:4|b:6@2|`;
		const project = { clipId: 'V1.A', to: at(7), withLinked: false };
		expect(after(strip, 'rippleTrimTail', project)).toBe(drawn(`V1 |A:7|B:5|
			A1 |a:4|b:6@2|`));
	});
	test('is refused when something would run into a clip that began earlier', () => {
		expect(refusalOf(() => after('V2 |-:2|T:3|U:3|\nV1 |A:5|B:5|', 'rippleTrimTail', { clipId: 'V1.A', to: at(3) })))
			.toBe('On track “V2”, “U” would run into “T”. Move or shorten it, or lock its track so that it stays where it is.');
	});
});
