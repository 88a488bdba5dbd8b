import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CallFailed } from '../../shared/contract/failure.ts';
import type { EngineContext, HandlersOf } from './context.ts';

type Entry = { name: string; path: string; isFolder: boolean; sizeBytes: number };

const entryOf = async (path: string, name: string): Promise<Entry | null> => {
	const info = await stat(path).catch(() => null);
	return info && (info.isDirectory() || info.isFile()) ? { name, path, isFolder: info.isDirectory(), sizeBytes: info.isFile() ? info.size : 0 } : null;
};

const listFolder = async (path: string): Promise<Entry[]> => {
	const names = await readdir(path).catch((error: NodeJS.ErrnoException) => {
		throw new CallFailed({ kind: 'cannot-write', path, problem: error.code === 'ENOENT' ? 'the folder is not there' : 'the folder may not be read' });
	});
	const entries = await Promise.all(names.filter(name => !name.startsWith('.')).map(name => entryOf(join(path, name), name)));
	return entries.filter(entry => entry !== null)
		.toSorted((a, b) => Number(b.isFolder) - Number(a.isFolder) || a.name.localeCompare(b.name, undefined, { numeric: true }));
};

export const fileHandlers = (context: EngineContext): HandlersOf<'files'> => ({
	'files.list': async ({ path: given }) => {
		const granted = context.grants.folders;
		if (given === null && granted) {
			const entries = await Promise.all(granted.map(folder => entryOf(folder, basename(folder) || folder)));
			return { path: null, parent: null, entries: entries.filter(entry => entry !== null) };
		}
		const path = context.grants.check(resolve(given ?? '.'));
		const parent = dirname(path);
		return { path, parent: parent !== path && context.grants.allows(parent) ? parent : null, entries: await listFolder(path) };
	},
});
