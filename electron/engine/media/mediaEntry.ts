import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CallFailed } from '../../shared/contract/failure.ts';
import type { MediaStatus } from '../../shared/media/mediaStatus.ts';
import type { MediaPart } from '../../shared/media/mediaUrls.ts';
import { toSeconds, zeroTime } from '../../shared/time/time.ts';
import type { Asset } from '../../shared/timeline/records.ts';
import { mimeOf } from './mime.ts';
import type { ProbedMedia } from './probedMedia.ts';

/** A promise that others settle. */
export type Deferred = { promise: Promise<void>; resolve: () => void; reject: (error: unknown) => void };

export const deferred = (): Deferred => {
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	// Nobody may be waiting; a failure is in the status as well.
	promise.catch(() => undefined);
	return { promise, resolve, reject };
};

/** Rejects with `cancelled` when `signal` aborts; never resolves. */
export const whenAborted = (signal: AbortSignal): Promise<never> => new Promise((_, reject) => {
	const abort = () => reject(new CallFailed({ kind: 'cancelled' }));
	signal.addEventListener('abort', abort, { once: true });
	if (signal.aborted) {
		abort();
	}
});

/** A promise that has come true already. */
export const resolved = (): Deferred => {
	const done = deferred();
	done.resolve();
	return done;
};

/** One asset and everything prepared from it. */
export type MediaEntry = {
	asset: Asset;
	status: MediaStatus;
	controller: AbortController;
	/** The folder in the cache; null until the source was found. */
	folder: string | null;
	probed: ProbedMedia | null;
	/** Size and time of the source as it was prepared. */
	seen: { sizeBytes: number; modifiedMs: number } | null;
	proxyPath: string | null;
	/** The source was found and probed. */
	located: Deferred;
	sounds: Deferred[];
	proxy: Deferred;
	whole: Promise<void>;
};

/** An entry as it begins: nothing is known of the file yet. */
export const newEntry = (asset: Asset, version: number): MediaEntry => ({
	asset, controller: new AbortController(), folder: null, probed: null, seen: null, proxyPath: null, located: deferred(),
	sounds: asset.audio.map(() => deferred()), proxy: deferred(), whole: Promise.resolve(),
	status: {
		assetId: asset.id, state: 'pending', failure: null, preview: null, version,
		hasThumbnails: false, hasSound: asset.audio.map(() => false), path: null,
	},
});

/** Ends everybody's waiting for an entry. What has come true stays true. */
export const giveUp = (entry: MediaEntry, error: unknown): void =>
	[entry.located, entry.proxy, ...entry.sounds].forEach(waiting => waiting.reject(error));

/** The file behind a part of an asset's URL; null when there is none (yet), or no such part. */
export const partFile = (entry: MediaEntry, part: MediaPart): { path: string; mime: string } | null => {
	const { folder, probed, status, proxyPath } = entry;
	if (!folder || !probed) {
		return null;
	}
	const [kind, number] = part.split('/');
	const stream = number !== undefined && /^\d{1,3}$/.test(number) ? Number(number) : -1;
	switch (kind) {
		case 'preview': {
			if (status.preview === 'proxy' && proxyPath) {
				return { path: proxyPath, mime: proxyMime(proxyPath) };
			}
			return status.preview === 'source' && status.path ? { path: status.path, mime: mimeOf(probed.facts.format, probed.mediaType, probed.video?.codec ?? '') } : null;
		}
		case 'sound': return status.hasSound[stream] ? { path: join(folder, `sound-${stream}.f32`), mime: 'application/octet-stream' } : null;
		case 'peaks': return status.hasSound[stream] ? { path: join(folder, `peaks-${stream}.bin`), mime: 'application/octet-stream' } : null;
		case 'thumbnails.jpg': return status.hasThumbnails ? { path: join(folder, 'thumbnails.jpg'), mime: 'image/jpeg' } : null;
		case 'thumbnails.json': return status.hasThumbnails ? { path: join(folder, 'thumbnails.json'), mime: 'application/json' } : null;
		default: return null;
	}
};

const proxyMime = (path: string): string => {
	const ending = path.split('.').at(-1);
	return ending === 'png' ? 'image/png' : `video/${ending}`;
};

/** Refuses a file that took the place of another and does not fit: clips would show what nobody cut. Half a second less counts as the same. */
export const checkFit = (asset: Asset, probed: ProbedMedia, path: string): void => {
	const isShorter = asset.duration !== null && toSeconds(asset.duration) - toSeconds(probed.duration ?? zeroTime) > 0.5;
	if (asset.source.type === 'file' && (probed.mediaType !== asset.mediaType || isShorter || probed.audio.length < asset.audio.length)) {
		const was = asset.duration === null ? asset.mediaType : `${toSeconds(asset.duration).toFixed(1)} s of ${asset.mediaType}`;
		throw new CallFailed({ kind: 'media-unreadable', path, problem: `another file has taken its place that does not fit (it was ${was})` });
	}
};

/** What became of an asset's file since it was prepared: `gone`, `back` (or changed, or worth another try), or nothing worth doing. */
export const newsOf = async ({ asset, status, seen }: MediaEntry): Promise<'gone' | 'back' | null> => {
	if (asset.source.type !== 'file' || status.state === 'pending') {
		return null;
	}
	const info = await stat(asset.source.path).catch(() => null);
	if (!info) {
		return status.state === 'missing' ? null : 'gone';
	}
	const lacksSpace = status.failure?.kind === 'disk-full' || status.failure?.kind === 'cannot-write';
	const isOther = seen !== null && (info.size !== seen.sizeBytes || info.mtimeMs !== seen.modifiedMs);
	return status.state === 'missing' || lacksSpace || isOther ? 'back' : null;
};
