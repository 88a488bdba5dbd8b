import { readFile, stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { CallFailed } from '../../shared/contract/failure.ts';
import { parseCube } from '../../shared/effects/cubeFile.ts';
import { packedNumbers } from '../../shared/effects/lutTable.ts';
import type { EngineContext, HandlersOf } from './context.ts';

/** A cube of 65 with nine digits takes 10 MB; a larger file is something else. */
const largestBytes = 24 * 1024 * 1024;

const textOf = async (path: string): Promise<string> => {
	const info = await stat(path).catch(() => null);
	if (!info) {
		throw new CallFailed({ kind: 'media-missing', path });
	}
	if (info.isDirectory()) {
		throw new CallFailed({ kind: 'media-is-directory', path });
	}
	if (info.size > largestBytes) {
		throw new CallFailed({ kind: 'media-unsupported', path, what: 'too large for a .cube file' });
	}
	return (await readFile(path)).toString('latin1');
};

export const lutHandlers = (context: EngineContext): HandlersOf<'luts'> => ({
	'luts.import': async ({ path: given, clipIds, effectIds }) => {
		const film = context.film();
		const path = context.grants.check(resolve(given));
		const parsed = parseCube(await textOf(path));
		if ('line' in parsed) {
			throw new CallFailed({ kind: 'line-unreadable', path, ...parsed });
		}
		const { title: _title, values, ...table } = parsed;
		const change = film.changed(film.store.edit('addLut', { ...table, name: basename(path, extname(path)), values: packedNumbers(values), clipIds, effectIds }));
		const added = change.diff.added.find(record => record.kind === 'lut');
		return { lutId: added?.id ?? null, size: table.size, dimensions: table.dimensions };
	},
});
