import { readFile, stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { formatCaptions, parseCaptions } from '../../shared/captions/captionFile.ts';
import { CallFailed } from '../../shared/contract/failure.ts';
import { recordOf } from '../../shared/timeline/queries.ts';
import { writeCaptions } from '../export/captionFiles.ts';
import type { EngineContext, HandlersOf } from './context.ts';

/** No film has more words than this; a larger file is something else. */
const largestBytes = 8 * 1024 * 1024;

const textOf = async (path: string): Promise<string> => {
	const info = await stat(path).catch(() => null);
	if (!info) {
		throw new CallFailed({ kind: 'media-missing', path });
	}
	if (info.isDirectory()) {
		throw new CallFailed({ kind: 'media-is-directory', path });
	}
	if (info.size > largestBytes) {
		throw new CallFailed({ kind: 'media-unsupported', path, what: 'too large for captions' });
	}
	return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
};

export const captionHandlers = (context: EngineContext): HandlersOf<'captions'> => ({
	'captions.import': async ({ path: given, sequenceId, trackId }) => {
		const film = context.film();
		const path = context.grants.check(resolve(given));
		const text = await textOf(path).catch((error: unknown) => {
			throw error instanceof TypeError ? new CallFailed({ kind: 'media-unreadable', path, problem: 'it is not UTF-8 text' }) : error;
		});
		const parsed = parseCaptions(text);
		if ('line' in parsed) {
			throw new CallFailed({ kind: 'line-unreadable', path, ...parsed });
		}
		if (parsed.cues.length === 0) {
			throw new CallFailed({ kind: 'media-unreadable', path, problem: 'it holds no captions' });
		}
		const change = film.changed(film.store.edit('importCaptions', { sequenceId, trackId, name: basename(path, extname(path)), cues: parsed.cues }));
		const added = change.diff.added.filter(record => record.kind === 'caption');
		return { trackId: added[0]?.trackId ?? trackId ?? '', captions: added.length };
	},
	'captions.export': async ({ trackId, path: given, overwrite }) => {
		const { project } = context.film().store;
		if (!recordOf(project, 'caption-track', trackId)) {
			throw new CallFailed({ kind: 'invalid-request', problem: `There is no caption track ${trackId}.` });
		}
		const path = context.grants.check(resolve(extname(given) === '' ? `${given}.srt` : given));
		await writeCaptions(path, formatCaptions(project, trackId, path.toLowerCase().endsWith('.vtt') ? 'vtt' : 'srt'), overwrite);
		return { path };
	},
});
