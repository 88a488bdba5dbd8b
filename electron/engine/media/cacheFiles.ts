import { createHash } from 'node:crypto';
import { access, rename, rm } from 'node:fs/promises';
import { CallFailed } from '../../shared/contract/failure.ts';

/** Raised when the layout of prepared files changes: everything is then prepared anew. */
const cacheVersion = 1;

/** The name of the cache folder for one source; another size or time is another source. */
export const cacheKey = (...parts: readonly (string | number)[]): string =>
	createHash('sha256').update(JSON.stringify([cacheVersion, ...parts])).digest('hex').slice(0, 32);

/** What writing failed of, as a failure. Failures and bugs pass through. */
const writingFailure = (error: unknown, path: string): unknown => {
	const code = (error as NodeJS.ErrnoException | null)?.code;
	if (code === 'ENOSPC' || code === 'EDQUOT') {
		return new CallFailed({ kind: 'disk-full', path });
	}
	if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
		return new CallFailed({ kind: 'cannot-write', path, problem: code === 'EROFS' ? 'the disk is read-only' : 'writing there is not permitted' });
	}
	return error;
};

/** `proxy.mp4` → `proxy.partial.mp4`: ffmpeg tells the container by the ending. */
const partialName = (path: string): string => path.replace(/(\.\w+)?$/, '.partial$1');

/**
 * Has a file written beside its place and moves it there when it is whole; what was begun is removed when writing fails. `write` is given the path to write to and
 * must leave its bytes on the disk. A full or read-only disk becomes `disk-full` or `cannot-write`.
 */
export const writeWhole = async (path: string, write: (partialPath: string) => Promise<void>): Promise<void> => {
	const partial = partialName(path);
	try {
		await write(partial);
		await rename(partial, path);
	} catch (error) {
		await rm(partial, { force: true }).catch(() => undefined);
		throw writingFailure(error, path);
	}
};

export const exists = (path: string): Promise<boolean> => access(path).then(() => true, () => false);
