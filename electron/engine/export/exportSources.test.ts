import { expect, test } from 'vitest';
import { plainMaster, type MixPlan } from '../../shared/audio/mixPlan.ts';
import type { MediaStatus } from '../../shared/media/mediaStatus.ts';
import { planSpans } from '../../shared/render/planSpans.ts';
import type { Asset } from '../../shared/timeline/records.ts';
import { at, projectOf, stripAsset, testRate } from '../../shared/timeline/testing/strip.ts';
import { pictureSources, type ExportSources } from './exportSources.ts';

const here = import.meta.filename;
const silence: MixPlan = { sampleRate: 48_000, startSample: 0, sampleCount: 0, buses: [], master: plainMaster };
const statusOf = (state: MediaStatus['state'], path: string | null): MediaStatus => ({ assetId: 'A', state, failure: null, preview: null, version: 0, hasThumbnails: false, hasSound: [], path });
/** A library that is still looking for A, and finds out `state` when somebody waits. */
const looking = (state: MediaStatus['state'], path: string | null): ExportSources => {
	let status = statusOf('pending', null);
	return {
		status: () => status,
		pictureFile: async () => {
			status = statusOf(state, path);
			return path ?? Promise.reject(new Error('not there'));
		},
		soundFile: async () => here,
	};
};
const found = async (asset: Asset, sources: ExportSources) => {
	const project = projectOf('|A:50|', [asset]);
	return pictureSources(project, testRate, planSpans(project, 'sequence-1', { start: at(0), end: at(50) }), silence, sources);
};

test('a file that is still being looked for is waited for, as after a film was opened a moment ago', async () => {
	expect((await found(stripAsset('A'), looking('ready', here))).get('A')).toMatchObject({ path: here });
	await expect(found(stripAsset('A'), looking('missing', null))).rejects.toMatchObject({ failure: { kind: 'export-media-missing' } });
});
test('what a model is still making is not', async () => {
	const generated = { ...stripAsset('A'), source: { type: 'generated' } } as unknown as Asset;
	await expect(found(generated, looking('ready', here))).rejects.toMatchObject({ failure: { kind: 'media-not-ready', name: 'A' } });
});
