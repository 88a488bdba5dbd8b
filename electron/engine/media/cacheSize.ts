import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes and files below a folder. A folder that is not there is empty. */
export const cacheSize = async (folder: string): Promise<{ sizeBytes: number; files: number }> => {
	const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
	const sizes = await Promise.all(entries.filter(entry => entry.isFile()).map(async entry => (await stat(join(entry.parentPath, entry.name)).catch(() => null))?.size ?? 0));
	return { sizeBytes: sizes.reduce((sum, size) => sum + size, 0), files: sizes.length };
};

/** Removes everything in a folder, but not the folder. */
export const emptyFolder = async (folder: string): Promise<void> => {
	const names = await readdir(folder).catch(() => []);
	await Promise.all(names.map(name => rm(join(folder, name), { recursive: true, force: true })));
};
