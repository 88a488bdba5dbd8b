import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CallFailed, toFailure } from '../../shared/contract/failure.ts';
import { failureSentence } from '../../shared/contract/failureSentence.ts';
import type { MovedMedia } from '../../shared/media/movedMedia.ts';
import type { Asset } from '../../shared/timeline/records.ts';
import type { JobContext } from '../jobs/jobQueue.ts';
import { contentHash } from './contentHash.ts';

/** No footage folder has more; whoever chose the whole disk gets an answer all the same. */
const mostFiles = 200_000;

type Candidate = { readonly path: string; readonly sizeBytes: number };

const filesBelow = async (folder: string, signal: AbortSignal): Promise<readonly string[]> => {
	const found: string[] = [];
	const waiting = [folder];
	for (let path = waiting.pop(); path !== undefined && found.length < mostFiles; path = waiting.pop()) {
		signal.throwIfAborted();
		const entries = await readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
			if (path === folder) {
				throw new CallFailed({ kind: 'media-missing', path });
			}
			// A folder somebody may not look into hides only what is in it.
			void error;
			return [];
		});
		// Links are not followed: they could lead in circles, or out of what was granted.
		entries.filter(entry => !entry.name.startsWith('.')).forEach((entry) => {
			if (entry.isDirectory()) {
				waiting.push(join(path, entry.name));
			} else if (entry.isFile()) {
				found.push(join(path, entry.name));
			}
		});
	}
	return found;
};

const sized = async (paths: readonly string[]): Promise<Candidate[]> =>
	(await Promise.all(paths.map(async path => ({ path, sizeBytes: (await stat(path).catch(() => null))?.size ?? -1 })))).filter(({ sizeBytes }) => sizeBytes >= 0);

const nameOf = (path: string): string => basename(path).toLowerCase();

/**
 * Looks below a folder for the files of assets: first for the very same content under any name, then for a file of the same name that `fits` (which says in a whole
 * sentence why one does not, or null). Nothing is changed.
 */
export const findMoved = async (options: {
	folder: string; assets: readonly Asset[]; fits: (asset: Asset, path: string) => Promise<string | null>; context: JobContext;
}): Promise<MovedMedia[]> => {
	const { folder, assets, fits, context: { signal, report } } = options;
	report(null, `looking through ${folder}`);
	const paths = await filesBelow(folder, signal);
	const wantedSizes = new Set(assets.flatMap(({ source }) => source.type === 'file' && source.contentHash !== undefined ? [source.sizeBytes] : []));
	const byName = Map.groupBy(paths, nameOf);
	// Sizes are only needed where a hash can be compared; asking for one is a trip to the disk.
	const bySize = wantedSizes.size === 0 ? new Map<number, Candidate[]>() : Map.groupBy((await sized(paths)).filter(({ sizeBytes }) => wantedSizes.has(sizeBytes)), ({ sizeBytes }) => sizeBytes);
	const hashes = new Map<string, Promise<string | null>>();
	const hashOf = (path: string): Promise<string | null> => {
		const hash = hashes.get(path) ?? contentHash(path).catch(() => null);
		hashes.set(path, hash);
		return hash;
	};
	const look = async (asset: Asset): Promise<MovedMedia> => {
		const { source } = asset;
		if (source.type !== 'file') {
			return { assetId: asset.id, path: null, by: null, problem: null };
		}
		const named = byName.get(nameOf(source.path)) ?? [];
		const same = source.contentHash === undefined ? [] : bySize.get(source.sizeBytes) ?? [];
		// Of several copies the one that has kept its name.
		for (const { path } of same.toSorted((a, b) => Number(named.includes(b.path)) - Number(named.includes(a.path)))) {
			if (await hashOf(path) === source.contentHash) {
				return { assetId: asset.id, path, by: 'content', problem: null };
			}
		}
		let problem: string | null = null;
		for (const path of named) {
			const refusal = await fits(asset, path).catch((error: unknown) => {
				const failure = toFailure(error);
				return failure.kind === 'cancelled' ? Promise.reject(error) : failureSentence(failure);
			});
			if (refusal === null) {
				return { assetId: asset.id, path, by: 'name-and-length', problem: null };
			}
			problem ??= refusal;
		}
		return { assetId: asset.id, path: problem === null ? null : named[0] ?? null, by: null, problem };
	};
	const found: MovedMedia[] = [];
	for (const asset of assets) {
		signal.throwIfAborted();
		report(found.length / assets.length, `looking for ${asset.name}`);
		found.push(await look(asset));
	}
	return found;
};
