import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { byteRange } from './byteRange.ts';

export type FileResponse = { status: number; headers: Record<string, string>; body: Readable | null };

/** The answer to a request for (a part of) a file; the same for the loopback host and the desktop's own protocol. Streams: never more than a buffer in memory. */
export const fileResponse = async (path: string, mime: string, rangeHeader: string | null | undefined): Promise<FileResponse> => {
	const info = await stat(path).catch(() => null);
	if (!info?.isFile()) {
		return { status: 404, headers: { 'content-type': 'text/plain' }, body: null };
	}
	const common = { 'content-type': mime, 'accept-ranges': 'bytes', 'cache-control': 'private, max-age=3600', 'x-content-type-options': 'nosniff' };
	const range = byteRange(rangeHeader, info.size);
	if (range === 'unsatisfiable') {
		return { status: 416, headers: { ...common, 'content-range': `bytes */${info.size}` }, body: null };
	}
	const { start, end } = range ?? { start: 0, end: info.size };
	return {
		status: range ? 206 : 200,
		headers: {
			...common, 'content-length': String(end - start),
			...range && { 'content-range': `bytes ${start}-${end - 1}/${info.size}` },
		},
		body: end > start ? createReadStream(path, { start, end: end - 1 }) : null,
	};
};
