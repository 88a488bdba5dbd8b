import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CallFailed, toFailure, type Failure } from '../../shared/contract/failure.ts';
import { failureSentence } from '../../shared/contract/failureSentence.ts';
import { performEdit } from '../../shared/timeline/edits/index.ts';
import { assetsOf, recordOf, sequencesOf } from '../../shared/timeline/queries.ts';
import type { Asset } from '../../shared/timeline/records.ts';
import { contentHash } from '../media/contentHash.ts';
import { findMoved } from '../media/findMoved.ts';
import type { OpenFilm } from '../openFilm.ts';
import { randomId } from '../storage/newId.ts';
import type { EngineContext, HandlersOf } from './context.ts';

type Imported = { assets: Asset[]; refused: { path: string; failure: Failure }[] };

const titleOf = (paths: readonly string[]): string =>
	paths.length === 1 ? `Import “${paths[0]?.split(/[\\/]/).at(-1)}”` : `Import ${paths.length} files`;

/** Results of imports that have just ended, by job; taken by the call that asked. */
const results = new WeakMap<OpenFilm, Map<string, Imported>>();

/** Teaches a film's queue how to import. All readable files come in as one edit, so one undo takes them out again. */
export const registerImport = (film: OpenFilm): void => {
	const ended = new Map<string, Imported>();
	results.set(film, ended);
	film.jobs.register('import', async (request, { signal, report }, job) => {
		const imported = await film.media.importFiles((request['paths'] as string[]), { signal, report });
		// The bin may have been removed while the files were looked at.
		const binId = typeof request['binId'] === 'string' && recordOf(film.store.project, 'bin', request['binId']) ? request['binId'] : null;
		if (imported.assets.length > 0) {
			film.changed(film.store.edit('addAssets', { assets: imported.assets.map(asset => binId === null ? asset : { ...asset, binId }), fitSequenceId: sequencesOf(film.store.project)[0]?.id ?? null }));
		}
		ended.set(job.id, imported);
	});
};

type Link = Pick<Asset, 'source' | 'mediaType' | 'duration' | 'video' | 'audio'> & { assetId: string };

/** What relinking an asset to a file needs to know. A file with the very same content need not be probed. */
const linkFor = async (film: OpenFilm, assetId: string, path: string, signal: AbortSignal): Promise<Link> => {
	const asset = film.store.project[assetId];
	if (asset?.kind !== 'asset' || asset.source.type !== 'file') {
		throw new CallFailed({ kind: 'edit-refused', reason: 'Only footage from files can be relinked. Choose such a clip in the media bin.' });
	}
	const { mediaType, duration, video, audio } = asset;
	const info = await stat(path).catch(() => null);
	if (info?.isFile() && asset.source.contentHash !== undefined && await contentHash(path).catch(() => null) === asset.source.contentHash) {
		return { assetId, source: { ...asset.source, path, sizeBytes: info.size, modifiedMs: info.mtimeMs }, mediaType, duration, video, audio };
	}
	const { assets: [found], refused: [refusal] } = await film.media.importFiles([path], { signal, report: () => {} });
	if (!found) {
		throw new CallFailed(refusal?.failure ?? { kind: 'media-missing', path });
	}
	return { assetId, source: found.source, mediaType: found.mediaType, duration: found.duration, video: found.video, audio: found.audio };
};

export const mediaHandlers = (context: EngineContext): HandlersOf<'media'> => ({
	'media.import': async ({ paths, binId }, signal) => {
		const film = context.film();
		const refused: Imported['refused'] = [];
		const allowed = paths.map(path => resolve(path)).filter((path) => {
			const isAllowed = context.grants.allows(path);
			if (!isAllowed) {
				refused.push({ path, failure: { kind: 'path-not-granted', path } });
			}
			return isAllowed;
		});
		if (allowed.length === 0) {
			return { assets: [], refused };
		}
		const job = film.jobs.start({ type: 'import', title: titleOf(allowed), request: { paths: allowed, binId } });
		signal.addEventListener('abort', () => film.jobs.cancel(job.id), { once: true });
		const end = await film.jobs.wait(job.id);
		if (end.failure) {
			throw new CallFailed(end.failure);
		}
		const imported = results.get(film)?.get(job.id) ?? { assets: [], refused: [] };
		results.get(film)?.delete(job.id);
		return { assets: imported.assets, refused: [...refused, ...imported.refused] };
	},
	'media.status': async () => {
		const { media } = context.film();
		await media.settled();
		return media.statuses();
	},
	'media.relink': async ({ assetId, path: given }, signal) => {
		const film = context.film();
		film.changed(film.store.edit('relinkAsset', await linkFor(film, assetId, context.grants.check(resolve(given)), signal)));
		return {};
	},
	'media.relinkAll': async ({ links }, signal) => {
		const film = context.film();
		const fitting: Link[] = [];
		const refused: { assetId: string; path: string; failure: Failure }[] = [];
		for (const { assetId, path } of links) {
			try {
				const link = await linkFor(film, assetId, context.grants.check(resolve(path)), signal);
				performEdit(film.store.project, 'relinkAsset', link, randomId);
				fitting.push(link);
			} catch (error) {
				const failure = toFailure(error);
				if (failure.kind === 'cancelled') {
					throw error;
				}
				refused.push({ assetId, path, failure });
			}
		}
		if (fitting.length > 0) {
			film.changed(film.store.edit('relinkAssets', { assets: fitting }));
		}
		return { relinked: fitting.map(({ assetId }) => assetId), refused };
	},
	'media.findMoved': async ({ folder: given, assetIds }, signal) => {
		const film = context.film();
		const folder = context.grants.check(resolve(given));
		await film.media.settled();
		const assets = assetsOf(film.store.project).filter(asset => asset.source.type === 'file' && (assetIds?.includes(asset.id) ?? film.media.status(asset.id)?.state === 'missing'));
		const fits = async (asset: Asset, path: string): Promise<string | null> => {
			try {
				performEdit(film.store.project, 'relinkAsset', await linkFor(film, asset.id, path, signal), randomId);
				return null;
			} catch (error) {
				return failureSentence(toFailure(error));
			}
		};
		return { found: await findMoved({ folder, assets, fits, context: { signal, report: () => {} } }) };
	},
});
