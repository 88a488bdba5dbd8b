import { existsSync } from 'node:fs';
import { rename, rm, rmdir } from 'node:fs/promises';

/** A project that is closed: its file, and what lies beside it. */
const files = ['.reel', '.reel-wal', '.reel-shm'];
const folders = ['.media', '.backups'];

const stemOf = (path: string): string => path.replace(/\.reel$/u, '');

/** Takes a closed project away with everything beside it. One that is not there is no matter. */
export const removeProject = async (path: string): Promise<void> => {
	await Promise.all([...files, ...folders].map(ending => rm(stemOf(path) + ending, { recursive: true, force: true })));
};

/** Takes a closed project away in which nothing was begun. Folders of its name that hold something are not its own, and stay. */
export const removeEmptyProject = async (path: string): Promise<void> => {
	await Promise.all(files.map(ending => rm(stemOf(path) + ending, { force: true })));
	await Promise.all(folders.map(ending => rmdir(stemOf(path) + ending).catch(() => undefined)));
};

/** Gives a closed project another name, and what lies beside it too. */
export const renameProject = async (from: string, to: string): Promise<void> => {
	for (const ending of [...files, ...folders].filter(each => existsSync(stemOf(from) + each))) {
		await rename(stemOf(from) + ending, stemOf(to) + ending);
	}
};
