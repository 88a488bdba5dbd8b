import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { CallFailed, toFailure, type Failure } from '../../shared/contract/failure.ts';
import type { Asset } from '../../shared/timeline/records.ts';
import type { JobContext } from '../jobs/jobQueue.ts';
import { randomId } from '../storage/newId.ts';
import { contentHash } from './contentHash.ts';
import { folderFor, probeOnce } from './mediaCache.ts';

/** What came of importing files, in the order they were named. */
export type Imported = { assets: Asset[]; refused: { path: string; failure: Failure }[] };

/** Probing mostly waits for the disk and for other processes: two at a time use both. */
const atOnce = 2;

const importFile = async (path: string, cacheFolder: string, signal: AbortSignal): Promise<Asset> => {
	const info = await stat(path).catch(() => null);
	const source = { type: 'file' as const, path, sizeBytes: info?.size ?? 0, modifiedMs: info?.mtimeMs ?? 0 };
	const { mediaType, duration, video, audio } = await probeOnce(path, folderFor(cacheFolder, source), signal);
	const hash = await contentHash(path).catch(() => null);
	return { kind: 'asset', id: randomId('asset'), name: basename(path), source: { ...source, ...hash !== null && { contentHash: hash } }, mediaType, duration, video, audio };
};

/**
 * Probes files and makes an asset of each that can be used; the others are refused by name, and hold nothing up. The document is not touched. Fails only with `cancelled`
 * and `tool-missing`.
 */
export const importFiles = async (paths: readonly string[], cacheFolder: string, { signal, report }: JobContext): Promise<Imported> => {
	const results: (Asset | { path: string; failure: Failure })[] = [];
	const absolute = paths.map(path => resolve(path));
	let next = 0;
	let done = 0;
	const work = async () => {
		for (let index = next++; index < absolute.length; index = next++) {
			const path = absolute[index] ?? '';
			if (signal.aborted) {
				throw new CallFailed({ kind: 'cancelled' });
			}
			report(done / absolute.length, `looking at ${basename(path)}`);
			results[index] = await importFile(path, cacheFolder, signal).catch((error: unknown) => {
				const failure = toFailure(error);
				if (failure.kind === 'cancelled' || failure.kind === 'tool-missing') {
					throw new CallFailed(failure);
				}
				return { path, failure };
			});
			done++;
			report(done / absolute.length, `${done} of ${absolute.length}`);
		}
	};
	await Promise.all(Array.from({ length: Math.min(atOnce, absolute.length) }, work));
	return {
		assets: results.filter(result => 'kind' in result),
		refused: results.filter(result => 'failure' in result),
	};
};
