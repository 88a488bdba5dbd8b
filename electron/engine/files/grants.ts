import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { CallFailed } from '../../shared/contract/failure.ts';

/** True when `path` is `folder` or lies below it. Both absolute and free of links. */
export const isInside = (folder: string, path: string): boolean => {
	const way = relative(folder, path);
	return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
};

/** The path with links followed, as far as it exists: a file yet to be written is judged by the folder it would lie in. */
const realPath = (path: string): string => {
	try {
		return realpathSync.native(path);
	} catch {
		const parent = dirname(path);
		return parent === path ? path : join(realPath(parent), path.slice(parent.length));
	}
};

/** The folders a host may read and write. A browser page must not be able to open the whole disk, even with a good token. */
export class Grants {
	#folders: string[] | null;

	/** `null` grants everything: the desktop and the command line act for the user directly. */
	constructor(folders: readonly string[] | null) {
		this.#folders = folders && folders.map(folder => realPath(resolve(folder)));
	}

	get folders(): readonly string[] | null {
		return this.#folders;
	}

	add(folder: string): void {
		const real = realPath(resolve(folder));
		if (this.#folders && !this.#folders.some(granted => isInside(granted, real))) {
			this.#folders.push(real);
		}
	}

	allows(path: string): boolean {
		if (!this.#folders) {
			return true;
		}
		const real = realPath(resolve(path));
		return this.#folders.some(folder => isInside(folder, real));
	}

	/** The absolute path. Throws `path-not-granted` when it lies outside. */
	check(path: string): string {
		if (!this.allows(path)) {
			throw new CallFailed({ kind: 'path-not-granted', path });
		}
		return resolve(path);
	}
}
