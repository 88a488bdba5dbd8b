import { describe, expect, test } from 'vitest';
import { zeroTime } from '../../time/time.ts';
import { recordOf } from '../queries.ts';
import type { Asset, Clip, Project } from '../records.ts';
import { bestTake, takesOf } from '../takes.ts';
import { refusalOf } from '../testing/refusal.ts';
import { at, countingIds, drawn, projectOf, stripAsset, stripOf } from '../testing/strip.ts';
import { brokenInvariants } from '../invariants.ts';
import { edited, type EditArgs, type EditName } from './index.ts';

const take = (name: string, frames: number | null = 100) => {
	const { kind: _kind, id: _id, ...asset } = stripAsset('', frames);
	return { ...asset, name, source: generated } satisfies Omit<Asset, 'kind' | 'id'>;
};
const generated: Asset['source'] = {
	type: 'generated', lineage: {
		task: 'text-to-video', prompt: 'x', rewrittenPrompt: 'x', model: 'm', modelVersion: '1', modelHash: 'h', device: 'cpu', seed: 1, steps: 1, guidance: 1, picture: null,
		input: { type: 'none' }, createdAt: '', videoGuidance: null, schedule: null, guidanceInterval: null, isDraft: false, factor: null, stem: null, quality: null,
	},
};
/** Several edits, one after the other, ids counting on. */
const after = (project: Project, ...steps: readonly (readonly [EditName, unknown])[]): Project => {
	const newId = countingIds();
	return steps.reduce((now, [name, args]) => {
		const next = edited(now, name, args as EditArgs<typeof name>, newId);
		expect(brokenInvariants(next)).toEqual([]);
		return next;
	}, project);
};
const clipOf = (project: Project, id = 'V1.A'): Clip => recordOf(project, 'clip', id) as Clip;
const namesOf = (project: Project): string[] => takesOf(clipOf(project)).map(({ assetId }) => recordOf(project, 'asset', assetId)?.name ?? '?');
const begun = projectOf('|A:5@2|');
const withB = ['addTakes', { clipId: 'V1.A', takes: [{ asset: take('B') }] }] as const;
const withC = ['addTakes', { clipId: 'V1.A', takes: [{ asset: take('C') }], isShown: false }] as const;

describe('takes', () => {
	test('a new take is shown in the same place, from the same moment on', () => {
		const project = after(begun, withB);
		expect(stripOf(project)).toBe('|B:5@2|');
		expect(namesOf(project)).toEqual(['A', 'B']);
	});
	test('or only kept, when told so', () => {
		const project = after(begun, withB, withC);
		expect(stripOf(project)).toBe('|B:5@2|');
		expect(namesOf(project)).toEqual(['A', 'B', 'C']);
	});
	test('choosing goes there and back', () => {
		expect(stripOf(after(begun, withB, ['chooseTake', { clipId: 'V1.A', assetId: 'A' }]))).toBe('|A:5@2|');
	});
	test('a take of a part begins where that part begins', () => {
		const part = ['addTakes', { clipId: 'V1.A', takes: [{ asset: take('B', 5), offset: at(2) }] }] as const;
		const project = after(begun, part);
		expect(stripOf(project)).toBe('|B:5|');
		expect(stripOf(after(begun, part, ['chooseTake', { clipId: 'V1.A', assetId: 'A' }]))).toBe('|A:5@2|');
		// Trimmed while the part is shown, the whole shows the same moments.
		expect(stripOf(after(begun, part, ['trimHead', { clipId: 'V1.A', to: at(1) }], ['chooseTake', { clipId: 'V1.A', assetId: 'A' }]))).toBe('|-:1|A:4@3|');
	});
	test('a take of a take counts from the same slot', () => {
		const project = after(begun, ['addTakes', { clipId: 'V1.A', takes: [{ asset: take('B', 8), offset: at(2) }] }], ['addTakes', { clipId: 'V1.A', takes: [{ asset: take('C', 6), offset: at(0) }] }]);
		expect(takesOf(clipOf(project)).map(({ offset }) => offset)).toEqual([zeroTime, at(2), at(2)]);
	});
	test('a take that is too short for what is shown is refused', () => {
		expect(refusalOf(() => after(begun, ['addTakes', { clipId: 'V1.A', takes: [{ asset: take('B', 3) }] }]))).toContain('does not reach over all of “A”');
	});
	test('both halves of a divided clip have all takes and choose for themselves', () => {
		const project = after(begun, withB, ['split', { at: at(2), clipIds: ['V1.A'] }], ['chooseTake', { clipId: 'V1.A', assetId: 'A' }]);
		expect(stripOf(project)).toBe('|A:2@2|B:3@4|');
	});
	test('deleting the take shown goes back to the one before, and the bin forgets it', () => {
		const project = after(begun, withB, withC, ['deleteTake', { clipId: 'V1.A', assetId: 'asset#1' }]);
		expect(stripOf(project)).toBe('|A:5@2|');
		expect(namesOf(project)).toEqual(['A', 'C']);
		expect(project['asset#1']).toBeUndefined();
	});
	test('deleting all but one leaves an ordinary clip, and the last cannot be deleted', () => {
		const project = after(begun, withB, ['deleteTake', { clipId: 'V1.A', assetId: 'asset#1' }]);
		expect(clipOf(project).takes).toEqual([]);
		expect(refusalOf(() => after(project, ['deleteTake', { clipId: 'V1.A', assetId: 'A' }]))).toContain('only this take');
	});
	test('an original file stays in the bin when it is deleted as a take', () => {
		expect(after(begun, withB, ['deleteTake', { clipId: 'V1.A', assetId: 'A' }])['A']).toBeDefined();
	});
	test('removing media from the bin takes it from the takes too', () => {
		const project = after(begun, withB, ['removeAssets', { assetIds: ['A'] }]);
		expect([stripOf(project), clipOf(project).takes]).toEqual(['|B:5@2|', []]);
	});
	test('the best of those judged is shown, by words and quality alike', () => {
		const scores = [{ assetId: 'A', score: { alignment: 1, quality: 0 } }, { assetId: 'asset#1', score: { alignment: 0.5, quality: 0.2 } }, { assetId: 'asset-gone', score: { alignment: 9, quality: 9 } }];
		const project = after(begun, withB, ['scoreTakes', { clipId: 'V1.A', scores }]);
		expect(stripOf(project)).toBe('|A:5@2|');
		expect(bestTake(takesOf(clipOf(project)))?.assetId).toBe('A');
		expect(bestTake([{ assetId: 'A', offset: zeroTime, score: null }])).toBeNull();
	});
});

describe('a changed version over a clip', () => {
	const over = (strip: string, args: { start: number; end: number; offset: number; frames?: number; replaces?: string }, shape: { width: number; height: number } | null = null) => {
		const asset = take('X', args.frames ?? 100);
		const shaped = shape && asset.video ? { ...asset, video: { ...asset.video, ...shape } } : asset;
		return after(projectOf(strip), ['layOver', { clipId: 'V1.A', start: at(args.start), end: at(args.end), offset: at(args.offset), asset: shaped, replaces: args.replaces ?? null }]);
	};
	test('lies exactly over it, on a new track, and shows the same moments', () => {
		expect(stripOf(over('|A:9@3|', { start: 0, end: 9, offset: 3, frames: 9 }))).toBe(drawn(`
			V2 |X:9|
			V1 |A:9@3|`));
	});
	test('or over a part of it, on a track that is there and has room', () => {
		expect(stripOf(over('V2 |-:7|T:4|\nV1 |A:9@3|', { start: 2, end: 6, offset: 5, frames: 4 }))).toBe(drawn(`
			V2 |-:2|X:4|-:1|T:4|
			V1 |A:9@3|`));
	});
	test('a taken track gives way to a new one just above the clip', () => {
		expect(stripOf(over('V2 |T:9|\nV1 |A:9|', { start: 0, end: 9, offset: 0 }))).toBe(drawn(`
			V2 |T:9|
			V3 |X:9|
			V1 |A:9|`));
	});
	test('keeps the clip’s place in the frame, and covers the middle where its shape is another', () => {
		const same = clipOf(over('|A:9|', { start: 0, end: 9, offset: 0 }, { width: 512, height: 288 }), 'clip#2');
		expect([same.transform.scale, same.crop]).toEqual([1, { left: 0, top: 0, right: 0, bottom: 0 }]);
		// A square on a 16:9 picture is as high as it, fitted or not.
		const square = clipOf(over('|A:9|', { start: 0, end: 9, offset: 0 }, { width: 384, height: 384 }), 'clip#2');
		expect(square.transform.scale).toBe(1);
		// Portrait footage in a landscape frame: a square covers its middle at its own width.
		const portrait = after(
			projectOf('|P:9|', [{ ...stripAsset('P'), video: { ...stripAsset('P').video as NonNullable<Asset['video']>, width: 1080, height: 1920 } }]),
			['layOver', { clipId: 'V1.P', start: at(0), end: at(9), offset: zeroTime, asset: { ...take('X'), video: { ...take('X').video as NonNullable<Asset['video']>, width: 384, height: 384 } } }],
		);
		expect(clipOf(portrait, 'clip#2').transform.scale).toBeCloseTo(0.5625, 2);
	});
	test('takes the place of an older one', () => {
		expect(stripOf(over('V2 |T:9|\nV1 |A:9|', { start: 0, end: 9, offset: 0, replaces: 'V2.T' }))).toBe(drawn(`
			V2 |X:9|
			V1 |A:9|`));
	});
	test('is refused outside the clip, for too short a version, and on a sound', () => {
		expect(refusalOf(() => over('|A:9|', { start: 20, end: 30, offset: 0 }))).toContain('Nothing of “A” lies in that range');
		expect(refusalOf(() => over('|A:9|', { start: 0, end: 9, offset: 0, frames: 5 }))).toContain('does not reach over');
		expect(refusalOf(() => over('|A:9|', { start: 0, end: 9, offset: 5 }))).toContain('does not reach over');
		expect(refusalOf(() => after(projectOf('V1 ||\nA1 |A:9|'), ['layOver', { clipId: 'A1.A', start: at(0), end: at(9), offset: zeroTime, asset: take('X') }]))).toContain('no picture to change');
	});
});
