import type { Command } from 'commander';
import { resolve } from 'node:path';
import { failureSentence } from '../../shared/contract/failureSentence.ts';
import { assetsOf } from '../../shared/timeline/queries.ts';
import { createOutput, withFilm } from '../session.ts';
import { columns } from '../tables.ts';

/** relink: what media is missing, and where it is now. */
export const addRelinkCommand = (program: Command): void => {
	program.command('relink').description('show missing media; with a folder, look for it there and relink what fits').argument('<film.reel>').argument('[folder]')
		.option('--dry-run', 'only say what would be found')
		.action(async (path: string, folder: string | undefined, options: { dryRun?: boolean }, command: Command) => {
			await withFilm(path, createOutput(command.optsWithGlobals()['json'] === true), async ({ client, output, project, signal }) => {
				const missing = new Set((await client.call('media.status', {})).filter(({ state }) => state === 'missing').map(({ assetId }) => assetId));
				const assets = new Map(assetsOf(await project()).map(asset => [asset.id, asset]));
				const nameOf = (assetId: string) => assets.get(assetId)?.name ?? assetId;
				if (folder === undefined) {
					const rows = [...missing].map((assetId) => {
						const source = assets.get(assetId)?.source;
						return { assetId, name: nameOf(assetId), path: source?.type === 'file' ? source.path : '' };
					});
					output.result(rows, () => columns(rows.map(row => [row.assetId, row.name, row.path])) || 'No media is missing.');
					return;
				}
				const { found } = await client.call('media.findMoved', { folder: resolve(folder) }, signal);
				const links = found.flatMap(({ assetId, path: at, problem }) => at !== null && problem === null ? [{ assetId, path: at }] : []);
				const done = options.dryRun || links.length === 0 ? null : await client.call('media.relinkAll', { links }, signal);
				done?.refused.forEach(({ failure }) => console.error(failureSentence(failure)));
				process.exitCode = found.length > links.length || (done?.refused.length ?? 0) > 0 ? 1 : 0;
				output.result({ found, relinked: done?.relinked ?? [] }, () => columns(found.map(({ assetId, path: at, problem }) => [nameOf(assetId), problem ?? at ?? 'not found'])) || 'No media is missing.');
			});
		});
};
