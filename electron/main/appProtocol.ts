import { extname, join, normalize } from 'node:path';
import { Readable } from 'node:stream';
import { fileResponse } from '../engine/bytes/fileResponse.ts';
import { isInside } from '../engine/files/grants.ts';
import { mimeOfPage } from '../engine/bytes/pageMime.ts';
import { pageHeaders } from '../engine/bytes/pageHeaders.ts';

/** Asks the engine which file lies behind a media path. */
export type FileLookup = (path: string) => Promise<{ path: string; mime: string } | null>;

const notHere = (): Response => new Response('Not here.', { status: 404, headers: pageHeaders });

/** Answers `reelwright://app/…`: the page from `pageFolder`, media by asking the engine. Nothing else of the disk can be named. */
export const answerAppRequest = async (request: Request, pageFolder: string, lookUp: FileLookup): Promise<Response> => {
	const url = new URL(request.url);
	if (url.host !== 'app' || (request.method !== 'GET' && request.method !== 'HEAD')) {
		return notHere();
	}
	const pathname = decodeURIComponent(url.pathname);
	const isMedia = pathname.startsWith('/media/');
	const page = normalize(join(pageFolder, pathname === '/' ? 'index.html' : pathname));
	const ownFile = isInside(pageFolder, page) ? { path: page, mime: mimeOfPage(extname(page)) } : null;
	const file = isMedia ? await lookUp(pathname.slice(1)) : ownFile;
	if (!file) {
		return notHere();
	}
	const { status, headers, body } = await fileResponse(file.path, file.mime, request.headers.get('range'));
	// Node's stream types and the DOM's differ in name only.
	return new Response(body && request.method !== 'HEAD' ? Readable.toWeb(body) as ReadableStream : null, { status, headers: { ...pageHeaders, ...headers } });
};
