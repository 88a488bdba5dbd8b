import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { basename, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { existsSync } from 'node:fs';
import { CallFailed } from '../shared/contract/failure.ts';

/** The last part of a name a browser gave, without anything a file system could take for more than a name. */
export const safeName = (name: string): string => {
	const last = basename(name.replaceAll('\\', '/'))
		// oxlint-disable-next-line no-control-regex -- control characters are exactly what must go
		.replaceAll(/[\u0000-\u001f<>:"|?*]/g, '_').replace(/^\.+/, '').slice(-120);
	return last || 'dropped';
};

const freePath = (folder: string, name: string): string => {
	const extension = extname(name);
	const stem = name.slice(0, name.length - extension.length);
	let path = join(folder, name);
	for (let count = 2; existsSync(path) || existsSync(`${path}.partial`); count++) {
		path = join(folder, `${stem} ${count}${extension}`);
	}
	return path;
};

/** Streams a dropped file to `folder` and answers its path. Nothing is left under the final name unless all of it arrived. */
export const receiveUpload = async (request: IncomingMessage, folder: string, name: string): Promise<string> => {
	await mkdir(folder, { recursive: true });
	const path = freePath(folder, safeName(name));
	const partial = `${path}.partial`;
	try {
		await pipeline(request, createWriteStream(partial, { flags: 'wx' }));
		await rename(partial, path);
		return path;
	} catch (error) {
		await rm(partial, { force: true });
		if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
			throw new CallFailed({ kind: 'disk-full', path });
		}
		throw error;
	}
};
