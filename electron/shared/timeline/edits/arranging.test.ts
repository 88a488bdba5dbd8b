import { describe, expect, test } from 'vitest';
import { recordOf } from '../queries.ts';
import { refusalOf } from '../testing/refusal.ts';
import { after, at, countingIds, drawn, projectOf, stripAsset, stripOf } from '../testing/strip.ts';
import { edited } from './index.ts';

describe('slide', () => {
	test.each([
		['to the left: the clip before gives, the one after takes', '|A:5|B:2|C:5@9|', 'V1.B', -2, '|A:3|B:2|C:7@7|'],
		['to the right: the other way round', '|A:5|B:2@4|C:5|', 'V1.B', 3, '|A:8|B:2@4|C:2@3|'],
		['stops one frame before the neighbour is gone', '|A:5|B:2|C:5@9|', 'V1.B', -9, '|A:1|B:2|C:9@5|'],
		['stops where the source after has no earlier frames', '|A:5|B:2|C:5@1|', 'V1.B', -3, '|A:4|B:2|C:6|'],
		['stops where the source before ends', '|A:5@93|B:2|C:5|', 'V1.B', 4, '|A:7@93|B:2|C:3@2|'],
		['in a gap moves up to its ends', '|A:5|-:2|B:2|-:1|C:5|', 'V1.B', 4, '|A:5|-:3|B:2|C:5|'],
		['between a gap and a clip', '|-:2|B:2|C:5@9|', 'V1.B', -4, '|B:2|C:7@7|'],
		['keeps transitions that still have their handles', '|A:9|~2|B:4@5|~2|C:9@9|', 'V1.B', -1, '|A:8|~2|B:4@5|~2|C:10@8|'],
	])('%s', (_, before, clipId, by, expected) => {
		expect(after(before, 'slide', { clipId, by: at(by) })).toBe(expected);
	});
	test('takes linked sound along, which its own neighbours make room for', () => {
		expect(after('V1 |A:5|B:2|C:5@9|\nA1 |A:5|B:2|C:5@9|', 'slide', { clipId: 'V1.B', by: at(-2) })).toBe(drawn('V1 |A:3|B:2|C:7@7|\nA1 |A:3|B:2|C:7@7|'));
	});
	test('is refused when nothing beside it gives', () => {
		expect(refusalOf(() => after('|A:1|B:2|C:5@9|', 'slide', { clipId: 'V1.B', by: at(-1) }))).toBe('“B” cannot slide left: a clip beside it has no more to give.');
	});
});

describe('swap', () => {
	test.each([
		['neighbours that touch', '|A:2|B:5|C:2|', ['V1.A', 'V1.B'], '|B:5|A:2|C:2|'],
		['in whatever order they are named', '|A:2|B:5|C:2|', ['V1.B', 'V1.A'], '|B:5|A:2|C:2|'],
		['neighbours with a gap, which keeps its length', '|A:2|-:3|B:5|', ['V1.A', 'V1.B'], '|B:5|-:3|A:2|'],
	] as const)('%s', (_, before, [first, second], expected) => {
		expect(after(before, 'swap', { clipIds: [first, second] })).toBe(expected);
	});
	test('with their linked sound', () => {
		expect(after('V1 |A:2|B:5|\nA1 |A:2|B:5|', 'swap', { clipIds: ['V1.A', 'V1.B'] })).toBe(drawn('V1 |B:5|A:2|\nA1 |B:5|A:2|'));
	});
	test('is refused for clips that are no neighbours, and where linked sound has no room', () => {
		expect(refusalOf(() => after('|A:2|B:5|C:2|', 'swap', { clipIds: ['V1.A', 'V1.C'] }))).toBe('Only two clips that are neighbours on one track can change places. Select such a pair.');
		expect(refusalOf(() => after('V1 |A:2|B:5|\nA1 |A:2|-:3|M:2|', 'swap', { clipIds: ['V1.A', 'V1.B'] })))
			.toBe('“A” would run into “M”. Make room first, or swap without linked clips.');
	});
});

describe('extend', () => {
	test.each([
		['rolls a cut to the moment', '|A:5|B:5@9|', 'V1.A', 'tail', 3, '|A:3|B:7@7|'],
		['rolls it from the other side too', '|A:5|B:5|', 'V1.B', 'head', 7, '|A:7|B:3@2|'],
		['trims an edge beside a gap', '|A:5|-:5|B:5|', 'V1.A', 'tail', 8, '|A:8|-:2|B:5|'],
		['stops at the neighbour', '|A:5|-:2|B:5|', 'V1.A', 'tail', 9, '|A:7|B:5|'],
	] as const)('%s', (_, before, clipId, edge, to, expected) => {
		expect(after(before, 'extend', { clipId, edge, to: at(to) })).toBe(expected);
	});
});

describe('roll with linked clips', () => {
	const strip = 'V1 |A:5|B:5@9|\nA1 |A:5|B:5@9|';
	test('moves the cut of their sound too', () => {
		expect(after(strip, 'roll', { fromClipId: 'V1.A', toClipId: 'V1.B', to: at(4) })).toBe(drawn('V1 |A:4|B:6@8|\nA1 |A:4|B:6@8|'));
	});
	test('alone leaves a J-cut', () => {
		expect(after(strip, 'roll', { fromClipId: 'A1.A', toClipId: 'A1.B', to: at(4), withLinked: false })).toBe(drawn('V1 |A:5|B:5@9|\nA1 |A:4|B:6@8|'));
	});
});

describe('close gaps', () => {
	test.each([
		['takes every gap away', '|-:2|A:2|-:3|B:2|', '|A:2|B:2|'],
		['keeps a gap over which another track shows something', 'V2 |-:2|T:2|\nV1 |A:2|-:5|B:2|', 'V2 |-:2|T:2|\nV1 |A:2|-:2|B:2|'],
		['leaves locked tracks alone', 'V2!|-:9|T:2|\nV1 |-:3|A:2|', 'V2!|-:9|T:2|\nV1 |A:2|'],
	])('%s', (_, before, expected) => {
		expect(after(before, 'closeGaps', { sequenceId: 'sequence-1' })).toBe(drawn(expected));
	});
	test('only those in a range', () => {
		expect(after('|-:2|A:2|-:3|B:2|', 'closeGaps', { sequenceId: 'sequence-1', range: { start: at(1), end: at(9) } })).toBe('|-:2|A:2|B:2|');
	});
	test('is refused when there is none', () => {
		expect(refusalOf(() => after('|A:2|B:2|', 'closeGaps', { sequenceId: 'sequence-1' }))).toContain('There is no gap that all tracks share.');
	});
});

test('insert gap divides what spans the moment and moves the rest', () => {
	expect(after('V1 |A:5|B:2|\nA1 |M:7|', 'insertGap', { sequenceId: 'sequence-1', at: at(3), duration: at(2) })).toBe(drawn('V1 |A:3|-:2|A:2@3|B:2|\nA1 |M:3|-:2|M:4@3|'));
});

describe('replace', () => {
	test('keeps place and length, and shows the new source', () => {
		expect(after('|A:5|B:4@3|C:2|', 'replace', { clipId: 'V1.B', assetId: 'X', sourceStart: at(20) })).toBe('|A:5|X:4@20|C:2|');
	});
	test('takes the linked sound along, and takes it away where the new source has none', () => {
		const strip = 'V1 |A:5|\nA1 |A:5|';
		expect(after(strip, 'replace', { clipId: 'V1.A', assetId: 'X' })).toBe(drawn('V1 |X:5|\nA1 |X:5|'));
		expect(after(strip, 'replace', { clipId: 'V1.A', assetId: 'S' }, [stripAsset('S', null)])).toBe(drawn('V1 |S:5|\nA1 ||'));
	});
	test('is refused when the source is too short or of the wrong kind', () => {
		expect(refusalOf(() => after('|A:50|', 'replace', { clipId: 'V1.A', assetId: 'X', sourceStart: at(60) })))
			.toBe('“X” has 40 frames from there on, but “A” needs 50. Choose another in point or a longer source.');
		expect(refusalOf(() => after('|A:5|', 'replace', { clipId: 'V1.A', assetId: 'W' }, [stripAsset('W', 50, 'audio')]))).toContain('has no picture');
	});
});

describe('duplicate', () => {
	test.each([
		['right behind, with room made', '|A:2|B:3|C:2|', { clipIds: ['V1.A'] }, '|A:2|A:2|B:3|C:2|'],
		['several, with their distance', '|A:2|B:3|C:2|', { clipIds: ['V1.A', 'V1.C'] }, '|A:2|B:3|C:2|A:2|-:3|C:2|'],
		['over what is there', '|A:2|B:5|', { clipIds: ['V1.A'], start: at(3), mode: 'overwrite' }, '|A:2|B:1|A:2|B:2@3|'],
		['onto another track', 'V2 ||\nV1 |A:2|', { clipIds: ['V1.A'], start: at(0), byTracks: 1, mode: 'overwrite' }, 'V2 |A:2|\nV1 |A:2|'],
	] as const)('%s', (_, before, args, expected) => {
		expect(after(before, 'duplicate', { ...args, clipIds: [...args.clipIds] })).toBe(drawn(expected));
	});
	test('copies are linked among themselves, not with the originals', () => {
		const project = edited(projectOf('V1 |A:2|\nA1 |A:2|'), 'duplicate', { clipIds: ['V1.A'] }, countingIds());
		expect(stripOf(project)).toBe(drawn('V1 |A:2|A:2|\nA1 |A:2|A:2|'));
		const links = Object.values(project).flatMap(record => record.kind === 'clip' ? [record.linkId] : []);
		expect(new Set(links).size).toBe(2);
		expect(links).not.toContain(null);
	});
});

test('paste with insert makes room', () => {
	const project = projectOf('|A:2|B:3|');
	const clip = recordOf(project, 'clip', 'V1.B');
	expect(stripOf(edited(project, 'paste', { clips: clip ? [clip] : [], start: at(1), mode: 'insert' }, countingIds()))).toBe('|A:1|B:3|A:1@1|B:3|');
});

test('paste attributes gives pictures what pictures have, and sound what sound has', () => {
	const project = projectOf('V1 |A:5|B:5|\nA1 |A:5|');
	const from = recordOf(project, 'clip', 'V1.A');
	const bright = { ...from, opacity: 0.5, volume: -6, fadeIn: at(2) };
	const pasted = edited(project, 'pasteAttributes', { from: bright as never, clipIds: ['V1.B', 'A1.A'], attributes: ['opacity', 'volume', 'fades'] }, countingIds());
	expect(recordOf(pasted, 'clip', 'V1.B')).toMatchObject({ opacity: 0.5, volume: 0, fadeIn: at(2) });
	expect(recordOf(pasted, 'clip', 'A1.A')).toMatchObject({ opacity: 1, volume: -6, fadeIn: at(2) });
});

test('remove empty tracks keeps one of each type', () => {
	expect(after('V3 ||\nV2 |A:2|\nV1 ||\nA1 ||\nA2 ||', 'removeEmptyTracks', { sequenceId: 'sequence-1' })).toBe(drawn('V2 |A:2|\nA1 ||'));
});

describe('a track without sync lock', () => {
	const unsynced = (strip: string, trackId: string) => edited(projectOf(strip), 'setProperty', { id: trackId, path: 'isSyncLocked', value: false }, countingIds());
	test('stays where it is when others ripple', () => {
		const project = unsynced('V1 |A:5|B:5|\nA1 |M:12|', 'A1');
		expect(stripOf(edited(project, 'insert', { assetId: 'X', trackId: 'V1', start: at(2), duration: at(1) }, countingIds()))).toBe(drawn('V1 |A:2|X:1|A:3@2|B:5|\nA1 |M:12|'));
		expect(stripOf(edited(project, 'rippleDelete', { clipIds: ['V1.A'] }, countingIds()))).toBe(drawn('V1 |B:5|\nA1 |M:12|'));
	});
	test('ripples when it is edited itself', () => {
		const project = unsynced('V1 |-:3|B:5|\nA1 |M:3|N:3|', 'A1');
		expect(stripOf(edited(project, 'rippleDelete', { clipIds: ['A1.M'] }, countingIds()))).toBe(drawn('V1 |B:5|\nA1 |N:3|'));
	});
});
