import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CallFailed } from '../../shared/contract/failure.ts';

/** Where the bytes of a generated asset lie. `kind` is its medium. */
export const generatedFile = (mediaFolder: string, assetId: string, kind: 'picture' | 'sound'): string =>
	join(mediaFolder, `${assetId}.${kind === 'picture' ? 'mp4' : 'wav'}`);

/** Makes the folder of generated media. Fails with `disk-full` or `cannot-write`. */
export const makeMediaFolder = async (mediaFolder: string): Promise<void> => {
	await mkdir(mediaFolder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
		throw writeFailure(error, mediaFolder);
	});
};

/** Gives a finished `.partial` file its name, once its bytes are on the disk. */
export const putInPlace = async (partial: string, path: string): Promise<void> => {
	try {
		const file = await open(partial, 'r+');
		await file.sync();
		await file.close();
		await rename(partial, path);
	} catch (error) {
		throw writeFailure(error as NodeJS.ErrnoException, path);
	}
};

/** Removes files that may or may not be there. */
export const removeFiles = async (paths: readonly string[]): Promise<void> => {
	await Promise.all(paths.map(path => rm(path, { force: true }).catch(() => undefined)));
};

/** What a failed write means to the user. */
export const writeFailure = (error: NodeJS.ErrnoException, path: string): CallFailed =>
	new CallFailed(error.code === 'ENOSPC' ? { kind: 'disk-full', path } : { kind: 'cannot-write', path, problem: error.code ?? error.message });
