import { access, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CallFailed } from '../../shared/contract/failure.ts';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

const problems = new Map([
	['EACCES', 'writing there is not permitted'], ['EPERM', 'writing there is not permitted'], ['EROFS', 'the disk is read-only'],
	['ENOENT', 'its folder does not exist'], ['ENOTDIR', 'its folder does not exist'], ['ENAMETOOLONG', 'the name is too long'],
	['EISDIR', 'a folder of that name exists already'],
]);

/** Any error of the file system as what the user can do about it. */
export const writingFailed = (error: unknown, path: string): unknown => {
	const code = codeOf(error);
	if (code === 'ENOSPC' || code === 'EDQUOT') {
		return new CallFailed({ kind: 'disk-full', path });
	}
	return code === '' ? error : new CallFailed({ kind: 'cannot-write', path, problem: problems.get(code) ?? code });
};

/** Writes nothing through: what lies on the disk after this survives a power cut. */
const flushed = async (path: string): Promise<void> => {
	const file = await open(path, 'r+');
	try {
		await file.sync();
	} finally {
		await file.close();
	}
};

/**
 * The file an export makes. Everything is written beside it, under names ending in `.partial`; only a whole film gets the final name.
 * A kill leaves at most those, and the next export to the same place takes them away.
 */
export class ExportTarget {
	readonly path: string;
	readonly partial: string;
	readonly #chunks: string;

	private constructor(path: string) {
		this.path = path;
		this.partial = `${path}.partial`;
		this.#chunks = `${path}.chunks.partial`;
	}

	/** Checks that the film may be written there: not over a source of its own, not over another file unless `overwrite`, and the folder takes it. */
	static async open(path: string, options: { sources: readonly string[]; overwrite: boolean }): Promise<ExportTarget> {
		const existing = await stat(path).catch(() => null);
		if (existing) {
			const real = await realpath(path);
			for (const source of options.sources) {
				if (await realpath(source).catch(() => source) === real) {
					throw new CallFailed({ kind: 'cannot-write', path, problem: 'it is one of the film’s own sources' });
				}
			}
			if (existing.isDirectory()) {
				throw new CallFailed({ kind: 'cannot-write', path, problem: 'a folder of that name exists already' });
			}
			if (!options.overwrite) {
				throw new CallFailed({ kind: 'cannot-write', path, problem: 'a file of that name exists already' });
			}
		}
		const target = new ExportTarget(resolve(path));
		try {
			await target.discard();
			await (await open(target.partial, 'w')).close();
		} catch (error) {
			throw writingFailed(error, path);
		}
		return target;
	}

	/** Where a piece on the way lies. Plain names, so that they can stand in ffmpeg's list. */
	async chunkFolder(): Promise<string> {
		await mkdir(this.#chunks, { recursive: true });
		return this.#chunks;
	}

	/** Gives the finished file its name. */
	async finish(): Promise<void> {
		try {
			await flushed(this.partial);
			await rename(this.partial, this.path);
			await rm(this.#chunks, { recursive: true, force: true });
			const folder = await open(dirname(this.path), 'r');
			// Some file systems cannot flush a folder; the film is whole all the same.
			await folder.sync().catch(() => undefined);
			await folder.close();
		} catch (error) {
			throw writingFailed(error, this.path);
		}
	}

	/** Takes away everything that was begun. */
	async discard(): Promise<void> {
		await rm(this.partial, { force: true });
		await rm(this.#chunks, { recursive: true, force: true });
	}
}

/** True when the file can be read. */
export const isReadable = (path: string): Promise<boolean> => access(path).then(() => true, () => false);

/** The name of chunk `number` in its folder. */
export const chunkName = (folder: string, number: number): string => join(folder, `${String(number).padStart(5, '0')}.mp4`);

/** The list ffmpeg's concat demuxer reads; names are our own, so nothing has to be quoted. */
export const chunkList = (chunks: readonly { path: string; seconds: number }[]): string =>
	['ffconcat version 1.0', ...chunks.map(chunk => `file ${basename(chunk.path)}\nduration ${chunk.seconds.toFixed(9)}`)].join('\n');
