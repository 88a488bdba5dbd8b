import { expect, test } from 'vitest';
import { coversFrame, layerGeometry } from '../../render/geometry.ts';
import { placeOfClip } from '../../render/motion.ts';
import { drawnStream } from '../../media/streams.ts';
import { brokenInvariants } from '../invariants.ts';
import { frameOf, recordOf, sequencesOf } from '../queries.ts';
import type { Project } from '../records.ts';
import { refusalOf } from '../testing/refusal.ts';
import { countingIds, projectOf } from '../testing/strip.ts';
import { edited } from './index.ts';

/** A strip whose clip A shows a still of that size. */
const withStill = (width: number, height: number): Project => {
	const project = projectOf('|A:20|');
	const clip = recordOf(project, 'clip', 'V1.A');
	const asset = clip && recordOf(project, 'asset', clip.assetId);
	if (!asset) {
		throw new Error('The strip has no A.');
	}
	return { ...project, [asset.id]: { ...asset, duration: null, mediaType: 'image', audio: [], video: { ...drawnStream({ width, height }, false), codec: 'png' } } };
};

test.each([['wide', 4000, 1500], ['of the frame’s shape', 1920, 1080], ['upright', 1200, 3000], ['square', 900, 900]])('a picture that is %s moves, and fills the frame all the time', (_, width, height) => {
	const before = withStill(width, height);
	const after = edited(before, 'moveGently', { clipIds: ['V1.A'] }, countingIds());
	expect(brokenInvariants(after)).toEqual([]);
	const [sequence] = sequencesOf(after);
	const clip = recordOf(after, 'clip', 'V1.A');
	const video = clip && recordOf(after, 'asset', clip.assetId)?.video;
	if (!sequence || !video) {
		throw new Error('The strip has no picture.');
	}
	const places = Array.from({ length: 20 }, (_frame, place) => placeOfClip(clip, place * frameOf(sequence)));
	places.forEach(({ crop, transform }) => expect(coversFrame(layerGeometry(video, crop, transform, sequence), sequence)).toBe(true));
	expect(new Set(places.map(({ transform }) => transform.scale)).size).toBe(20);
	expect(edited(before, 'moveGently', { clipIds: ['V1.A'] }, countingIds())).toEqual(after);
	expect(edited(after, 'moveGently', { clipIds: ['V1.A'] }, countingIds())).toEqual(after);
});

test('film is not moved', () => {
	expect(refusalOf(() => edited(projectOf('|A:20|'), 'moveGently', { clipIds: ['V1.A'] }, countingIds()))).toMatch(/no still picture/u);
});
