import { describe, expect, test } from 'vitest';
import { recordOf, tracksOf } from '../queries.ts';
import type { Project } from '../records.ts';
import { refusalOf } from '../testing/refusal.ts';
import { after, at, countingIds, drawn, projectOf, stripAsset, stripOf } from '../testing/strip.ts';
import { edited } from './index.ts';

const sequenceId = 'sequence-1';

describe('tracks', () => {
	test('a new video track comes in front, a new audio track at the bottom', () => {
		expect(after('V1 |A:2|\nA1 ||', 'addTrack', { sequenceId, type: 'video' })).toBe(drawn('V2 ||\nV1 |A:2|\nA1 ||'));
		expect(after('V1 |A:2|\nA1 ||', 'addTrack', { sequenceId, type: 'audio', name: 'Music' })).toBe(drawn('V1 |A:2|\nA1 ||\nMusic ||'));
	});
	test('a new track may go between others', () => {
		expect(after('V2 |B:1|\nV1 |A:2|', 'addTrack', { sequenceId, type: 'video', order: 1 })).toBe(drawn('V2 |B:1|\nV3 ||\nV1 |A:2|'));
	});
	test('a name that is taken is not given again', () => {
		const project = edited(projectOf('V3 ||\nV1 ||'), 'addTrack', { sequenceId, type: 'video' }, countingIds());
		expect(tracksOf(project, sequenceId).map(track => track.name)).toEqual(['V1', 'V3', 'V4']);
	});
	test('removing one takes its clips and transitions along and closes the order', () => {
		const project = edited(projectOf('V3 |C:1|\nV2 |A:5|~2|B:5@5|\nV1 |A:2|\nA1 |A:2|'), 'removeTrack', { trackId: 'V2' }, countingIds());
		expect(stripOf(project)).toBe(drawn('V3 |C:1|\nV1 |A:2|\nA1 |A:2|'));
		expect(tracksOf(project, sequenceId, 'video').map(track => track.order)).toEqual([0, 1]);
	});
	test('a locked one is not removed, but may be renamed', () => {
		expect(refusalOf(() => after('V1!|A:2|', 'removeTrack', { trackId: 'V1' }))).toBe('Track “V1” is locked. Unlock it first.');
		expect(recordOf(edited(projectOf('V1!|A:2|'), 'renameTrack', { trackId: 'V1', name: 'Main' }, countingIds()), 'track', 'V1')?.name).toBe('Main');
	});
	test.each([
		['V1', 2, 'V1 |A:1|\nV3 |C:1|\nV2 |B:1|'], ['V3', 0, 'V2 |B:1|\nV1 |A:1|\nV3 |C:1|'], ['V2', 9, 'V2 |B:1|\nV3 |C:1|\nV1 |A:1|'],
	])('%s moves to place %i', (trackId, order, expected) => {
		expect(after('V3 |C:1|\nV2 |B:1|\nV1 |A:1|', 'reorderTrack', { trackId, order })).toBe(expected);
	});
});

describe('assets', () => {
	const { kind: _kind, id: _id, ...asset } = stripAsset('N');
	const sizeOf = (strip: string, video: Partial<NonNullable<typeof asset.video>>) => {
		const coming = { ...asset, video: asset.video && { ...asset.video, ...video } };
		const sequence = recordOf(edited(projectOf(strip), 'addAssets', { assets: [coming], fitSequenceId: sequenceId }, countingIds()), 'sequence', sequenceId);
		return sequence && [sequence.width, sequence.height, sequence.frameRate.numerator / sequence.frameRate.denominator];
	};
	test('an empty sequence takes the form of the first picture, pixels made square', () => {
		expect(sizeOf('V1 ||', { width: 720, height: 576, pixelAspect: 64 / 45, frameRate: { numerator: 50, denominator: 1 } })).toEqual([1024, 576, 50]);
		expect(sizeOf('V1 ||', { width: 1081, height: 1921 })).toEqual([1082, 1922, 25]);
	});
	test('a sequence with clips keeps its form', () => {
		expect(sizeOf('V1 |A:1|', { width: 640, height: 480 })).toEqual([1920, 1080, 25]);
	});
	test('one that is used is only removed together with its clips', () => {
		expect(refusalOf(() => after('V1 |A:2|B:2|A:2|', 'removeAssets', { assetIds: ['A'] }))).toBe('“A” is used by 2 clips. Remove the clips first, or remove both together.');
		expect(after('V1 |A:2|B:2|A:2|', 'removeAssets', { assetIds: ['A'], withClips: true })).toBe('|-:2|B:2|');
		expect(after('V1 |B:2|', 'removeAssets', { assetIds: ['X'] })).toBe('|B:2|');
	});
	test('renaming one leaves its clips alone', () => {
		const project = edited(projectOf('|A:2|'), 'renameAsset', { assetId: 'A', name: 'Beach' }, countingIds());
		expect(recordOf(project, 'asset', 'A')?.name).toBe('Beach');
		expect(stripOf(project)).toBe('|A:2|');
	});
	test('one is relinked to a file that fits, and to no other', () => {
		const strip = 'V1 |A:20@10|\nA1 |A:20@10|';
		const found = (frames: number) => {
			const { source: _source, ...rest } = stripAsset('A', frames);
			return { assetId: 'A', source: { type: 'file' as const, path: '/new/A.mp4', sizeBytes: 2, modifiedMs: 1 }, mediaType: rest.mediaType, duration: rest.duration, video: rest.video, audio: rest.audio };
		};
		expect(recordOf(edited(projectOf(strip), 'relinkAsset', found(30), countingIds()), 'asset', 'A')?.source).toMatchObject({ path: '/new/A.mp4' });
		expect(refusalOf(() => after(strip, 'relinkAsset', found(29)))).toContain('too short');
		expect(refusalOf(() => after(strip, 'relinkAsset', { ...found(30), audio: [] }))).toContain('has no sound stream 1');
		expect(refusalOf(() => after(strip, 'relinkAsset', { ...found(30), mediaType: 'audio' }))).toContain('same type');
	});
});

describe('a sequence', () => {
	test('changes its size without touching the timeline', () => {
		const project = edited(projectOf('|A:5|~2|B:5@5|'), 'updateSequence', { sequenceId, width: 1080, height: 1920 }, countingIds());
		expect(stripOf(project)).toBe('|A:5|~2|B:5@5|');
		expect(recordOf(project, 'sequence', sequenceId)).toMatchObject({ width: 1080, height: 1920, name: 'Strip' });
	});
	test('at another rate every edge lies on a frame of it, and clips that touched still do', () => {
		expect(after('|A:25|~4|B:30@25|-:10|A:7|', 'updateSequence', { sequenceId, frameRate: { numerator: 50, denominator: 1 } })).toBe('|A:50|~8|B:60@50|-:20|A:14|');
		// 25 → 24 fps: frame edges 25, 50 become 24, 48; 7 frames from 0.4 s on cover 6.72.
		expect(after('|A:25|B:25|-:10|A:7|', 'updateSequence', { sequenceId, frameRate: { numerator: 24, denominator: 1 } })).toBe('|A:24|B:24|-:10|A:6|');
	});
	test('refuses a rate at which a clip would vanish', () => {
		expect(refusalOf(() => after('|-:1|A:1|', 'updateSequence', { sequenceId, frameRate: { numerator: 5, denominator: 1 } }))).toContain('shorter than one frame at 5 fps');
	});
});

describe('a generated clip', () => {
	const { kind: _kind, id: _id, ...asset } = stripAsset('G', 40);
	const generate = (strip: string, args: { trackId?: string | null; start: number; frames?: number; trackName?: string; mediaType?: 'audio' }) =>
		after(strip, 'insertGenerated', {
			sequenceId, trackId: args.trackId ?? null, start: at(args.start), trackName: args.trackName ?? null, duration: args.frames === undefined ? null : at(args.frames),
			asset: args.mediaType === 'audio' ? { ...asset, mediaType: 'audio', video: null } : asset,
		});
	test('goes onto the track named where that has room', () => {
		expect(generate('V1 |A:2|-:4|B:2|', { trackId: 'V1', start: 2, frames: 4 })).toBe('|A:2|G:4|B:2|');
	});
	test('goes onto a new track in front where there is none', () => {
		expect(generate('V1 |A:2|-:3|B:2|', { trackId: 'V1', start: 2, frames: 4 })).toBe(drawn('V2 |-:2|G:4|\nV1 |A:2|-:3|B:2|'));
		expect(generate('V1 ||', { start: 2 })).toBe(drawn('V2 |-:2|G:40|\nV1 ||'));
	});
	test('sound goes onto the track of that name with room, else onto the next of that name with a number', () => {
		const once = 'V1 |A:9|\nA1 |A:9|';
		expect(generate(once, { start: 0, frames: 4, trackName: 'Soundtrack', mediaType: 'audio' })).toBe(drawn(`${once}\nSoundtrack |G:4|`));
		expect(generate(once, { start: 0, frames: 4, trackName: 'A1', mediaType: 'audio' })).toBe(drawn(`${once}\nA1 2 |G:4|`));
		expect(generate(once, { start: 9, frames: 4, trackName: 'A1', mediaType: 'audio' })).toBe(drawn('V1 |A:9|\nA1 |A:9|G:4|'));
		const newId = countingIds();
		const names = [0, 2, 1, 7].reduce<{ project: Project; names: string[] }>(({ project, names: before }, start) => {
			const next = edited(project, 'insertGenerated', { sequenceId, trackId: null, start: at(start), duration: at(4), trackName: 'FX', asset: { ...asset, mediaType: 'audio', video: null } }, newId);
			const clip = Object.values(next).find(record => record.kind === 'clip' && !(record.id in project));
			return { project: next, names: [...before, clip?.kind === 'clip' ? recordOf(next, 'track', clip.trackId)?.name ?? '' : ''] };
		}, { project: projectOf('V1 |A:9|'), names: [] }).names;
		expect(names).toEqual(['FX', 'FX 2', 'FX 3', 'FX']);
	});
	test('is refused on a locked track and on one of the wrong type', () => {
		expect(refusalOf(() => generate('V1!||', { trackId: 'V1', start: 0 }))).toBe('Track “V1” is locked. Unlock it first.');
		expect(refusalOf(() => generate('V1 ||\nA1 ||', { trackId: 'A1', start: 0 }))).toContain('is no video track');
	});
});
