import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { exportSequence } from '../../electron/engine/export/exportSequence.ts';
import type { ExportSources } from '../../electron/engine/export/exportSources.ts';
import { JobQueue } from '../../electron/engine/jobs/jobQueue.ts';
import { MediaLibrary } from '../../electron/engine/media/mediaLibrary.ts';
import { defaultExportSettings } from '../../electron/shared/export/settings.ts';
import { drawnStream } from '../../electron/shared/media/streams.ts';
import type { MediaPart } from '../../electron/shared/media/mediaUrls.ts';
import type { Asset, Project } from '../../electron/shared/timeline/records.ts';
import type { Time } from '../../electron/shared/time/time.ts';
import { recordOf } from '../../electron/shared/timeline/queries.ts';
import { launchChromium } from '../harness/chromium.ts';
import { exportedPictures } from './exportedPicture.ts';
import type { ParityPage } from './page/page.ts';
import { frameRange, frames, sequenceId } from './parityProject.ts';
import { buildPage, startParityServer, type ParityServer } from './parityServer.ts';
import { sourceFile, type SourceName } from './paritySources.ts';
import type { RgbaPicture } from './ssim.ts';

/** What the page has put on its global object. */
declare const parityPage: ParityPage;

/** Preview and export of the same project side by side: the real player in a real Chromium, the real media library and the real export. */
export class ParityBench {
	readonly #folder: string;
	readonly #sourceFolder: string;
	readonly #library: MediaLibrary;
	readonly #server: ParityServer;
	readonly #browser: Browser;
	readonly #page: Page;
	readonly #assets = new Map<SourceName, Asset>();

	private constructor(parts: { folder: string; sourceFolder: string; library: MediaLibrary; server: ParityServer; browser: Browser; page: Page }) {
		this.#folder = parts.folder;
		this.#sourceFolder = parts.sourceFolder;
		this.#library = parts.library;
		this.#server = parts.server;
		this.#browser = parts.browser;
		this.#page = parts.page;
	}

	static async start(): Promise<ParityBench> {
		const folder = await mkdtemp(join(tmpdir(), 'reelwright-parity-'));
		// A folder that stays saves whoever works on this the making of the sources.
		const sourceFolder = process.env['REELWRIGHT_PARITY_SOURCES'] ?? folder;
		const jobs = new JobQueue({ store: { saveJob: () => undefined, jobs: () => [], forgetJob: () => undefined }, emit: () => undefined });
		const library = new MediaLibrary({ cacheFolder: join(folder, 'cache'), onStatus: () => undefined, jobs });
		jobs.resume();
		const pageFolder = join(folder, 'page');
		await buildPage(pageFolder);
		// The page only asks for parts that exist.
		const server = await startParityServer(pageFolder, (assetId, part) => library.fileFor(assetId, part as MediaPart));
		const browser = await launchChromium();
		const page = await browser.newPage();
		await page.goto(server.url);
		await page.waitForFunction(() => 'parityPage' in globalThis);
		return new ParityBench({ folder, sourceFolder, library, server, browser, page });
	}

	/** The asset of a source, imported and wholly prepared. */
	async asset(name: SourceName): Promise<Asset> {
		const known = this.#assets.get(name);
		if (known) {
			return known;
		}
		if (name === 'adjustment') {
			return {
				kind: 'asset', id: name, name, source: { type: 'drawn', drawing: name, parameters: {} }, mediaType: 'image', duration: null, audio: [],
				video: drawnStream({ width: 640, height: 360 }, true),
			};
		}
		const path = await sourceFile(this.#sourceFolder, name);
		const { assets, refused } = await this.#library.importFiles([path], { signal: new AbortController().signal, report: () => undefined });
		const [asset] = assets;
		if (!asset) {
			throw new Error(`${name} was refused: ${JSON.stringify(refused[0]?.failure)}`);
		}
		this.#library.add(asset);
		const status = await this.#library.whenReady(asset.id);
		if (status.failure) {
			throw new Error(`${name} could not be prepared: ${JSON.stringify(status.failure)}`);
		}
		this.#assets.set(name, asset);
		return asset;
	}

	/** Shows a project in the viewer, at its own size or `scale` times as large. */
	async open(project: Project, scale = 1): Promise<void> {
		const size = sizeOf(project);
		const [width, height] = [size.width * scale, size.height * scale];
		const starts = Object.fromEntries(this.#library.statuses().map(({ assetId, previewStart }) => [assetId, previewStart ?? 0]));
		await this.#page.evaluate(([opened, id, w, h, at]) => parityPage.open(opened, id, w, h, at), [project, sequenceId, width, height, starts] as const);
	}

	/** Frames of the sequence as the viewer shows them. */
	async previewFrames(project: Project, numbers: readonly number[], quality: 'exact' | 'quick' = 'exact'): Promise<RgbaPicture[]> {
		const { width, height } = sizeOf(project);
		await this.open(project);
		const pictures: RgbaPicture[] = [];
		for (const number of numbers) {
			await this.#page.evaluate(([at, how]) => parityPage.frame('frame', at, how), [frames(number), quality] as const);
			pictures.push({ width, height, data: this.#server.takeResult('frame') });
		}
		const problems = await this.#page.evaluate(() => parityPage.problems);
		if (problems.length > 0) {
			throw new Error(`The preview could not show everything: ${problems.join('; ')}`);
		}
		return pictures;
	}

	/** The same frames as the export hands them to its encoder: each by itself or, `asFilm`, out of one stretch that begins with the sequence. */
	async exportedFrames(project: Project, numbers: readonly number[], asFilm = false): Promise<RgbaPicture[]> {
		if (asFilm) {
			const film = await exportedPictures(project, sequenceId, { start: frames(0), end: frames(Math.max(...numbers) + 1) }, this.sources());
			return numbers.flatMap(number => film[number] ?? []);
		}
		const pictures: RgbaPicture[] = [];
		for (const number of numbers) {
			pictures.push(...await exportedPictures(project, sequenceId, frameRange(number), this.sources()));
		}
		return pictures;
	}

	/** The same frames out of whole films in best quality, one film for each frame. */
	async filmFrames(project: Project, numbers: readonly number[]): Promise<RgbaPicture[]> {
		const pictures: RgbaPicture[] = [];
		for (const number of numbers) {
			const path = join(this.#folder, 'exported.mp4');
			await exportSequence({
				project, sequenceId, path, overwrite: true, sources: this.sources(), signal: new AbortController().signal, report: () => undefined,
				settings: { ...defaultExportSettings, quality: 'best', range: frameRange(number) },
			});
			pictures.push(await firstFrame(sizeOf(project), path));
		}
		return pictures;
	}

	/** Every frame of a film of the range in best quality, written in one go. */
	async filmRange(project: Project, range: { start: Time; end: Time }): Promise<RgbaPicture[]> {
		const path = join(this.#folder, 'exported.mp4');
		await exportSequence({
			project, sequenceId, path, overwrite: true, sources: this.sources(), signal: new AbortController().signal, report: () => undefined,
			settings: { ...defaultExportSettings, quality: 'best', range },
		});
		return allFrames(sizeOf(project), path);
	}

	/** Samples of a range as the viewer plays them: left, then right. */
	async previewSound(project: Project, range: { start: number; end: number }): Promise<Float32Array> {
		await this.#page.evaluate(([opened, id, part]) => parityPage.sound('sound', opened, id, part as never), [project, sequenceId, range] as const);
		const bytes = this.#server.takeResult('sound');
		return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
	}

	/** Milliseconds from asking for each of these frames to seeing it. */
	async scrub(times: readonly number[], quality: 'exact' | 'quick'): Promise<number[]> {
		return await this.#page.evaluate(([at, how]) => parityPage.scrub(at, how), [times, quality] as const);
	}

	/** What the export reads from. */
	sources(): ExportSources {
		return {
			status: assetId => this.#library.status(assetId),
			pictureFile: assetId => this.#library.pictureFile(assetId),
			soundFile: (assetId, stream) => this.#library.soundFile(assetId, stream),
		};
	}

	/** The page, for measurements. */
	get page(): Page {
		return this.#page;
	}

	async close(): Promise<void> {
		await this.#browser.close();
		await this.#server.close();
		await this.#library.dispose();
		await rm(this.#folder, { recursive: true, force: true });
	}
}

const sizeOf = (project: Project): { width: number; height: number } => {
	const { width, height } = recordOf(project, 'sequence', sequenceId) ?? { width: 0, height: 0 };
	return { width, height };
};

const firstFrame = async (size: { width: number; height: number }, path: string): Promise<RgbaPicture> => {
	const [first] = await allFrames(size, path, ['-frames:v', '1']);
	if (!first) {
		throw new Error('The film has no frames.');
	}
	return first;
};

/** Decodes as exactly as ffmpeg can: its quick conversion is off by up to two codes. */
const allFrames = ({ width, height }: { width: number; height: number }, path: string, limit: readonly string[] = []): Promise<RgbaPicture[]> => new Promise((resolve, reject) => {
	const args = [
		'-v', 'error', '-i', path, ...limit, '-vf', 'scale=in_color_matrix=bt709:in_range=tv:flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp',
		'-f', 'rawvideo', '-pix_fmt', 'rgba', 'pipe:1',
	];
	execFile('ffmpeg', args, { encoding: 'buffer', maxBuffer: 256 * 1024 * 1024 }, (error, data) => {
		const frameBytes = width * height * 4;
		if (error || data.length === 0 || data.length % frameBytes !== 0) {
			reject(error ?? new Error(`The exported film has ${data.length} bytes, not whole frames of ${width}×${height} pixels.`));
			return;
		}
		resolve(Array.from({ length: data.length / frameBytes }, (_, number) => ({ width, height, data: data.subarray(number * frameBytes, (number + 1) * frameBytes) })));
	});
});
