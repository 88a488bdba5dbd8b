import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CallFailed, toFailure, type Failure } from '../../shared/contract/failure.ts';
import type { MediaStatus } from '../../shared/media/mediaStatus.ts';
import { isPlain, parseSoundName, type SoundName } from '../../shared/media/soundName.ts';
import type { MediaPart } from '../../shared/media/mediaUrls.ts';
import { timeFromSeconds, toSeconds, zeroTime } from '../../shared/time/time.ts';
import type { Asset } from '../../shared/timeline/records.ts';
import type { JobContext, JobQueue } from '../jobs/jobQueue.ts';
import { exists } from './cacheFiles.ts';
import { conformSound, isConformed } from './conformSound.ts';
import { importFiles, type Imported } from './importFiles.ts';
import { makeProxy, proxyName } from './makeProxy.ts';
import { makeThumbnails } from './makeThumbnails.ts';
import { folderFor, probeOnce } from './mediaCache.ts';
import { checkFit, giveUp, newEntry, newsOf, partFile, resolved, whenAborted, type MediaEntry } from './mediaEntry.ts';
import type { ProbedMedia } from './probedMedia.ts';
import { proxyReason } from './proxyReason.ts';
import { conformedPath, StretchedSounds } from './stretchedSounds.ts';
import { Turns } from './turns.ts';

/** Thumbnails first: they are quick and what a user looks at; proxies last: they take longest. */
const priorities = { thumbnails: 0, sound: 1, proxy: 2 } as const;

/** How often files are looked after: whether they are still there, and still the same. */
const watchMs = 5000;

/**
 * Looks after the media of one open film: finds its files, prepares thumbnails, sound, waveforms and proxies in the cache (one heavy process at a time), notices when
 * files go, come back or are replaced, and tells where the bytes of each part lie. Nothing is ever written beside a source.
 */
export class MediaLibrary {
	#entries = new Map<string, MediaEntry>();
	#cacheFolder: string;
	#generatedFolder: string | null = null;
	#onStatus: (status: MediaStatus) => void;
	#jobs: JobQueue;
	#turns = new Turns();
	#stretched = new StretchedSounds(this.#turns);
	/** Files not probed before are looked at one by one: a film of a thousand clips would start four thousand processes. */
	#looking = new Turns();
	#watch: NodeJS.Timeout;
	#isDisposed = false;

	constructor(options: { cacheFolder: string; onStatus: (status: MediaStatus) => void; jobs: JobQueue }) {
		this.#cacheFolder = options.cacheFolder;
		this.#onStatus = options.onStatus;
		this.#jobs = options.jobs;
		options.jobs.register('proxy', (request, context) => this.#runProxyJob(String(request['assetId']), context));
		this.#watch = setInterval(() => void this.#lookAfterFiles(), watchMs).unref();
	}

	/** Begins with the assets of a film. Generated ones lie in `generatedFolder` as `<id>.mp4` or `<id>.wav`. */
	open(assets: readonly Asset[], generatedFolder: string): void {
		this.#generatedFolder = generatedFolder;
		assets.forEach(asset => this.add(asset));
	}

	/** Takes an asset in, or notices that its record changed. Only another source is prepared anew. */
	add(asset: Asset): void {
		const known = this.#entries.get(asset.id);
		if (known && JSON.stringify(known.asset.source) === JSON.stringify(asset.source)) {
			known.asset = asset;
			return;
		}
		this.#begin(asset, known);
	}

	/** Probes files and makes assets of them, without touching the film. See `importFiles`. */
	importFiles(paths: readonly string[], context: JobContext): Promise<Imported> {
		return importFiles(paths, this.#cacheFolder, context);
	}

	/** Where a generated asset's bytes lie, or will. Throws before a film is open. */
	#generatedPath(asset: Pick<Asset, 'id' | 'mediaType'>): string {
		if (this.#generatedFolder === null) {
			throw new Error('No film is open.');
		}
		return join(this.#generatedFolder, `${asset.id}.${asset.mediaType === 'audio' ? 'wav' : 'mp4'}`);
	}

	/** Says how it stands with a generated asset: `pending` while a model makes it, `ready` when its file is whole, `failed` with the reason. */
	setGenerated(assetId: string, state: 'pending' | 'ready' | 'failed', failure: Failure | null = null): void {
		const entry = this.#entries.get(assetId);
		if (!entry) {
			return;
		}
		const isAgain = state === 'pending' && entry.status.state !== 'pending';
		if (state === 'ready' || isAgain) {
			this.#begin(entry.asset, entry);
			return;
		}
		this.#change(entry, { state, failure });
		if (state === 'failed') {
			entry.located.reject(new CallFailed(failure ?? { kind: 'interrupted' }));
		}
	}

	status(assetId: string): MediaStatus | null {
		return this.#entries.get(assetId)?.status ?? null;
	}

	statuses(): MediaStatus[] {
		return [...this.#entries.values()].map(entry => entry.status);
	}

	/** Resolves when every file has been looked for: nothing from disk is `pending` any more merely because the film was opened a moment ago. */
	async settled(): Promise<void> {
		await Promise.allSettled([...this.#entries.values()].filter(({ asset }) => asset.source.type === 'file').map(({ located }) => located.promise));
	}

	/** The file behind a part of an asset's URL; null when there is none (yet), or no such part. Asking for a stretched sound has it made. */
	fileFor(assetId: string, part: MediaPart): { path: string; mime: string } | null {
		const entry = this.#entries.get(assetId);
		const stretch = part.startsWith('sound/') ? parseSoundName(part.slice('sound/'.length)) : null;
		if (entry && stretch && !isPlain(stretch)) {
			const path = this.#stretched.fileFor(entry, stretch);
			return path === null ? null : { path, mime: 'application/octet-stream' };
		}
		return entry ? partFile(entry, part) : null;
	}

	/** A conformed sound, once it is there. Rejects with why it cannot be: `media-missing`, `media-not-ready`, `disk-full` … */
	async soundFile(assetId: string, sound: SoundName, signal?: AbortSignal): Promise<string> {
		const entry = this.#entries.get(assetId);
		const stretch = parseSoundName(sound);
		const waiting = entry && stretch ? entry.sounds[stretch.stream] : undefined;
		if (!entry || !stretch || !waiting) {
			throw new CallFailed({ kind: 'media-not-ready', name: entry?.asset.name ?? assetId });
		}
		await (signal ? Promise.race([waiting.promise, whenAborted(signal)]) : waiting.promise);
		if (isPlain(stretch)) {
			return conformedPath(entry, stretch.stream);
		}
		const made = this.#stretched.made(entry, stretch);
		return await (signal ? Promise.race([made, whenAborted(signal)]) : made);
	}

	/**
	 * The bytes an export reads: the source, or of a still that not everybody reads alike its converted copy. Waits while a file is still being looked at; rejects with
	 * why there is nothing to read, `media-not-ready` while a model is still making it.
	 */
	async pictureFile(assetId: string, signal?: AbortSignal): Promise<string> {
		const entry = this.#entries.get(assetId);
		const isInTheMaking = entry?.asset.source.type === 'generated' && entry.status.state === 'pending';
		if (!entry || isInTheMaking) {
			throw new CallFailed({ kind: 'media-not-ready', name: entry?.asset.name ?? assetId });
		}
		await (signal ? Promise.race([entry.located.promise, whenAborted(signal)]) : entry.located.promise);
		const { path, failure } = entry.status;
		if (path === null) {
			throw new CallFailed(failure ?? { kind: 'media-not-ready', name: entry.asset.name });
		}
		return path;
	}

	/** Resolves when nothing is left to prepare for an asset (or it has failed), with how it stands then. Waits for pending generation too. */
	async whenReady(assetId: string): Promise<MediaStatus> {
		for (;;) {
			const entry = this.#entries.get(assetId);
			if (!entry) {
				throw new CallFailed({ kind: 'media-not-ready', name: assetId });
			}
			const { whole } = entry;
			await whole;
			if (this.#entries.get(assetId)?.whole === whole) {
				return entry.status;
			}
		}
	}

	/** Stops all preparation, has `empty` remove what was prepared, and begins again. */
	async prepareAnew(empty: () => Promise<void>): Promise<void> {
		const entries = [...this.#entries.values()];
		entries.forEach(entry => entry.controller.abort());
		await Promise.all(entries.map(entry => entry.whole));
		await empty();
		entries.filter(entry => this.#entries.get(entry.asset.id) === entry).forEach(entry => this.#begin(entry.asset, entry));
	}

	/** Stops all preparation and every process it started. */
	async dispose(): Promise<void> {
		this.#isDisposed = true;
		clearInterval(this.#watch);
		this.#entries.forEach(entry => entry.controller.abort());
		await Promise.all([...this.#entries.values()].map(entry => entry.whole));
	}

	#change(entry: MediaEntry, change: Partial<MediaStatus>): void {
		entry.status = { ...entry.status, ...change };
		if (!this.#isDisposed && this.#entries.get(entry.asset.id) === entry) {
			this.#onStatus(entry.status);
		}
	}

	/** Starts over with an asset. */
	#begin(asset: Asset, former: MediaEntry | undefined): void {
		former?.controller.abort();
		const entry = newEntry(asset, (former?.status.version ?? -1) + 1);
		this.#entries.set(asset.id, entry);
		entry.controller.signal.addEventListener('abort', () => giveUp(entry, new CallFailed({ kind: 'cancelled' })), { once: true });
		entry.whole = this.#prepare(entry).catch((error: unknown) => {
			const failure = toFailure(error);
			giveUp(entry, error);
			if (failure.kind !== 'cancelled') {
				const isMissing = failure.kind === 'media-missing';
				this.#change(entry, entry.status.state === 'ready' ? { failure } : { state: isMissing ? 'missing' : 'failed', failure });
			}
		});
		this.#onStatus(entry.status);
	}

	async #prepare(entry: MediaEntry): Promise<void> {
		const { asset } = entry;
		const { signal } = entry.controller;
		if (asset.source.type === 'drawn') {
			// There are no bytes: whoever shows it draws it.
			this.#change(entry, { state: 'ready', failure: null });
			[entry.located, entry.proxy].forEach(waiting => waiting.resolve());
			return;
		}
		const path = asset.source.type === 'file' ? asset.source.path : this.#generatedPath(asset);
		const info = await stat(path).catch(() => null);
		if (!info && asset.source.type === 'generated') {
			// It stays pending until whoever makes it says otherwise (`setGenerated`).
			return await entry.located.promise;
		}
		const source = { path, sizeBytes: info?.size ?? 0, modifiedMs: info?.mtimeMs ?? 0 };
		const folder = folderFor(this.#cacheFolder, source);
		const probed = await this.#looking.run(0, signal, () => probeOnce(path, folder, signal));
		signal.throwIfAborted();
		checkFit(asset, probed, path);
		entry.folder = folder;
		entry.probed = probed;
		entry.seen = { sizeBytes: source.sizeBytes, modifiedMs: source.modifiedMs };
		const reason = proxyReason(probed.mediaType, probed.video, probed.facts);
		const proxyPath = probed.video && probed.mediaType !== 'audio' ? join(folder, proxyName(probed.mediaType, probed.video)) : null;
		const { needsConversion } = probed.facts;
		entry.proxyPath = proxyPath;
		// A still takes no longer than its thumbnail, and an export may be waiting for the copy: no job is made of it.
		if (reason !== null && proxyPath !== null && probed.video && probed.mediaType === 'image' && !await exists(proxyPath)) {
			const { video } = probed;
			await mkdir(folder, { recursive: true });
			await this.#turns.run(priorities.thumbnails, signal, () => makeProxy({ path, mediaType: 'image', video, duration: null, proxyPath, needsConversion, signal }));
		}
		const hasProxy = reason !== null && proxyPath !== null && await exists(proxyPath);
		const showsSource = probed.video !== null && reason === null;
		this.#change(entry, {
			state: 'ready', failure: null, path: needsConversion ? proxyPath : path,
			...showsSource && { preview: 'source', previewStart: timeFromSeconds(probed.facts.previewStartSeconds ?? 0) },
			...hasProxy && { preview: 'proxy', previewStart: zeroTime },
		});
		entry.located.resolve();
		await mkdir(folder, { recursive: true });

		const failures: unknown[] = [];
		const attempt = (work: Promise<void>) => work.catch((error: unknown) => {
			failures.push(error);
		});
		if (reason === null || hasProxy) {
			entry.proxy.resolve();
		} else {
			this.#startProxyJob(entry);
		}
		await Promise.all([
			attempt(this.#prepareThumbnails(entry, probed, path, folder)),
			...probed.audio.map((_, stream) => attempt(this.#prepareSound(entry, probed, path, folder, stream))),
			attempt(entry.proxy.promise),
		]);
		const [first] = failures;
		if (first !== undefined) {
			throw first;
		}
	}

	async #prepareThumbnails(entry: MediaEntry, probed: ProbedMedia, path: string, folder: string): Promise<void> {
		const { video } = probed;
		const indexPath = join(folder, 'thumbnails.json');
		const { signal } = entry.controller;
		if (!video) {
			return;
		}
		if (!await exists(indexPath)) {
			await this.#turns.run(priorities.thumbnails, signal, async () => {
				await makeThumbnails({ path, video, duration: probed.duration, longestGopSeconds: probed.facts.longestGopSeconds, sheetPath: join(folder, 'thumbnails.jpg'), indexPath, signal });
			});
		}
		this.#change(entry, { hasThumbnails: true });
	}

	async #prepareSound(entry: MediaEntry, probed: ProbedMedia, path: string, folder: string, number: number): Promise<void> {
		const { signal } = entry.controller;
		const soundPath = conformedPath(entry, number);
		const peaksPath = join(folder, `peaks-${number}.bin`);
		const stream = probed.audio[number];
		const streamIndex = probed.facts.audioIndexes[number];
		const waiting = entry.sounds[number];
		try {
			if (stream && streamIndex !== undefined && !await isConformed(soundPath, peaksPath)) {
				await this.#turns.run(priorities.sound, signal, () => conformSound({
					path, streamIndex, stream, startSeconds: probed.facts.soundStartSeconds, durationSeconds: toSeconds(probed.duration ?? zeroTime), soundPath, peaksPath, signal,
				}));
			}
			this.#change(entry, { hasSound: entry.status.hasSound.map((has, index) => has || index === number) });
			waiting?.resolve();
		} catch (error) {
			waiting?.reject(error);
			throw error;
		}
	}

	#startProxyJob(entry: MediaEntry): void {
		const { asset } = entry;
		const former = this.#jobs.list().findLast(job => job.type === 'proxy' && job.assetId === asset.id);
		const job = former ? this.#jobs.retry(former.id)
			: this.#jobs.start({ type: 'proxy', title: `Make “${asset.name}” playable`, request: { assetId: asset.id }, assetId: asset.id });
		void this.#jobs.wait(job.id, entry.controller.signal).then(
			end => end.failure && entry.proxy.reject(new CallFailed(end.failure)),
			error => entry.proxy.reject(error),
		);
	}

	async #runProxyJob(assetId: string, { signal, report }: JobContext): Promise<void> {
		const entry = this.#entries.get(assetId);
		// After a start the queue goes on at once, while the film's files are still being found.
		await entry?.located.promise;
		const { probed, proxyPath } = entry ?? {};
		if (!entry || !probed?.video || !proxyPath || probed.mediaType === 'audio') {
			return;
		}
		const path = entry.asset.source.type === 'file' ? entry.asset.source.path : this.#generatedPath(entry.asset);
		const { mediaType, video, duration } = probed;
		try {
			report(null, 'waiting for other media');
			const both = AbortSignal.any([signal, entry.controller.signal]);
			if (!await exists(proxyPath)) {
				await this.#turns.run(priorities.proxy, both, () => makeProxy({
					path, mediaType, video, duration, proxyPath, needsConversion: false, signal: both, onProgress: progress => report(progress, 'making a proxy'),
				}));
			}
			// A repeated job may follow one that failed: whoever asks from now on gets the good answer.
			const isRepeated = entry.status.failure !== null;
			this.#change(entry, { preview: 'proxy', previewStart: zeroTime, ...isRepeated && { failure: null } });
			entry.proxy.resolve();
			entry.proxy = resolved();
		} catch (error) {
			entry.proxy.reject(error);
			throw error;
		}
	}

	/** Files that went, came back or were replaced; and what failed for want of space is tried again. */
	async #lookAfterFiles(): Promise<void> {
		for (const entry of this.#entries.values()) {
			const news = await newsOf(entry);
			const { asset } = entry;
			if (this.#isDisposed || this.#entries.get(asset.id) !== entry) {
				continue;
			}
			if (news === 'gone' && asset.source.type === 'file') {
				entry.controller.abort();
				this.#change(entry, { state: 'missing', failure: { kind: 'media-missing', path: asset.source.path } });
			} else if (news === 'back') {
				this.#begin(asset, entry);
			}
		}
	}
}
