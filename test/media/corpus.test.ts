import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readPeaks } from '../../electron/shared/audio/peaks.ts';
import { thumbnailIndexSchema } from '../../electron/shared/media/thumbnails.ts';
import { toSeconds, zeroTime } from '../../electron/shared/time/time.ts';
import { MediaLibrary } from '../../electron/engine/media/mediaLibrary.ts';
import { JobQueue } from '../../electron/engine/jobs/jobQueue.ts';

/** Real footage from phones, screens and archives; it is not part of the repository. */
const corpus = resolve(import.meta.dirname, '../../../shared/media');
const isThere = existsSync(corpus);
if (!isThere) {
	console.warn(`Skipped: there is no test footage at ${corpus}.`);
}

const cache = await mkdtemp(join(tmpdir(), 'reelwright-corpus-'));
const jobs = new JobQueue({ store: { saveJob: () => undefined, jobs: () => [], forgetJob: () => undefined }, emit: () => undefined });
const library = new MediaLibrary({ cacheFolder: cache, onStatus: () => undefined, jobs });
library.open([], join(cache, 'generated'));
afterAll(async () => {
	await jobs.dispose();
	await library.dispose();
	await rm(cache, { recursive: true, force: true });
});
const context = { signal: new AbortController().signal, report: () => undefined };

/** What is shown directly, and what by a proxy; where source time 0 lies in it, in seconds. */
const expected: Record<string, { preview: 'source' | 'proxy' | null; start?: number; picture?: object; sounds: number }> = {
	'video.mp4': { preview: 'source', sounds: 1, picture: { width: 1920, height: 1080, colour: { range: 'full' } } },
	'rotate-buck-bunny.mp4': { preview: 'source', sounds: 1, picture: { width: 1080, height: 1920, rotation: 90, frameRate: { numerator: 24, denominator: 1 } } },
	'transparency.webm': { preview: 'source', sounds: 0, picture: { hasAlpha: true, frameRate: { numerator: 60, denominator: 1 } } },
	'cursed-vfr.mp4': { preview: 'proxy', sounds: 0, picture: { hasVariableFrameRate: true, width: 3026 } },
	'sar_2x1.mp4': { preview: 'source', sounds: 0, picture: { pixelAspect: 2, width: 640 } },
	'portrait_4k60.mp4': { preview: 'proxy', sounds: 1, picture: { width: 2160, height: 3840, rotation: 90, hasVariableFrameRate: true, colour: { range: 'full' } } },
	'sample_edit_list.mp4': { preview: 'proxy', sounds: 1, picture: { codec: 'hevc', rotation: 90, colour: { transfer: 'arib-std-b67' } } },
	'long_1080p_lowbitrate.mp4': { preview: 'source', sounds: 1 },
	'sample_av1.mp4': { preview: 'source', sounds: 1 },
	'bbb_642x642_768kbps_30fps_vp9.webm': { preview: 'source', sounds: 0 },
	'sample.avi': { preview: 'proxy', sounds: 1, picture: { codec: 'mpeg4', frameRate: { numerator: 24_000, denominator: 1001 } } },
	'sample_h262_mpeg_audio.ts': { preview: 'proxy', sounds: 1, picture: { codec: 'mpeg2video' } },
	'sample_twos_pcm.mp4': { preview: 'source', sounds: 1 },
	'sample_with_ass_subtitles.mkv': { preview: 'source', start: 0.067, sounds: 1, picture: { frameRate: { numerator: 30, denominator: 1 } } },
};

test.runIf(isThere)('every real file is imported, or refused by name', async () => {
	const names = (await readdir(corpus, { recursive: true })).filter(name => !name.endsWith('.md'));
	const files: string[] = [];
	for (const name of names) {
		if ((await stat(join(corpus, name))).isFile()) {
			files.push(name);
		}
	}
	const { assets, refused } = await library.importFiles(files.map(name => join(corpus, name)), context);
	expect(refused.map(({ path, failure }) => [path.split('/').at(-1), failure.kind]).toSorted()).toEqual([
		['sample-with-large-length.avi', 'media-unreadable'],
		['sample_mdat_too_long.mp4', 'media-unreadable'],
		['sample_missing_stsd.mp4', 'media-unreadable'],
		['sample_vvc.mp4', 'media-unsupported'],
		['sample_with_invalid_nalu.mp4', 'media-unreadable'],
	]);
	expect(refused.find(({ path }) => path.includes('vvc'))?.failure).toMatchObject({ what: 'VVC (H.266) video' });

	assets.forEach(asset => library.add(asset));
	for (const asset of assets) {
		const wanted = expected[asset.name];
		const status = await library.whenReady(asset.id);
		expect([asset.name, status]).toMatchObject([asset.name, { state: 'ready', failure: null, preview: wanted?.preview, hasThumbnails: asset.video !== null, hasSound: Array.from({ length: wanted?.sounds ?? -1 }, () => true) }]);
		expect(asset.video).toMatchObject(wanted?.picture ?? {});
		expect([asset.name, toSeconds(status.previewStart ?? zeroTime)]).toEqual([asset.name, expect.closeTo(wanted?.start ?? 0, 3)]);
		const index = thumbnailIndexSchema.parse(JSON.parse(await readFile(library.fileFor(asset.id, 'thumbnails.json')?.path ?? '', 'utf8')));
		expect(index.times[0]).toBeLessThan(toSeconds(asset.duration ?? zeroTime) * 705_600_000 / 2 + 1);
		expect(index.times.length).toBeLessThanOrEqual(100);
		for (const stream of asset.audio.keys()) {
			const sound = await stat(await library.soundFile(asset.id, `${stream}`));
			const peaks = readPeaks((await readFile(library.fileFor(asset.id, `peaks/${stream}`)?.path ?? '')).buffer as ArrayBuffer);
			expect(sound.size).toBe(peaks.sampleCount * 8);
			expect(Math.abs(peaks.sampleCount / 48_000 - toSeconds(asset.duration ?? zeroTime))).toBeLessThan(3);
		}
	}
	expect(assets.map(asset => asset.name).toSorted()).toEqual(Object.keys(expected).toSorted());
}, 400_000);
