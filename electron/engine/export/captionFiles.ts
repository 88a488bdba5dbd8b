import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { CallFailed } from '../../shared/contract/failure.ts';
import { formatCaptions, type CaptionFormat } from '../../shared/captions/captionFile.ts';
import type { TimeRange } from '../../shared/time/time.ts';
import { captionsOf, captionTracksOf } from '../../shared/timeline/queries.ts';
import type { Project } from '../../shared/timeline/records.ts';
import { writingFailed } from './exportTarget.ts';

/** Writes a caption file under its final name only when it is whole. Refuses to replace one unless told. */
export const writeCaptions = async (path: string, text: string, overwrite: boolean): Promise<void> => {
	if (!overwrite && await stat(path).catch(() => null)) {
		throw new CallFailed({ kind: 'cannot-write', path, problem: 'a file of that name exists already' });
	}
	const partial = `${path}.partial`;
	try {
		await writeFile(partial, text, 'utf8');
		await rename(partial, path);
	} catch (error) {
		await rm(partial, { force: true });
		throw writingFailed(error, path);
	}
};

/** A track's name as part of a file's: letters and numbers only. */
const inFileName = (name: string): string => name.replaceAll(/[^\p{L}\p{N}-]+/gu, '-').replaceAll(/^-|-$/gu, '').slice(0, 60);

/** Where the captions of a film go: beside it, one file for each track that is not hidden and has any. */
export const captionFilesOf = (project: Project, sequenceId: string, filmPath: string, format: CaptionFormat): readonly { readonly path: string; readonly trackId: string }[] => {
	const stem = filmPath.replace(/\.[^./\\]+$/u, '');
	const tracks = captionTracksOf(project, sequenceId).filter(track => !track.isHidden && captionsOf(project, track.id).length > 0);
	return tracks.map((track, number) => ({ trackId: track.id, path: `${stem}${tracks.length > 1 ? `.${inFileName(track.name) || String(number + 1)}` : ''}.${format}` }));
};

/** Writes the captions of a film's range beside it, with times counted from its beginning. */
export const writeSidecars = async (project: Project, sequenceId: string, filmPath: string, format: CaptionFormat, range: TimeRange, overwrite: boolean): Promise<void> => {
	for (const { path, trackId } of captionFilesOf(project, sequenceId, filmPath, format)) {
		await writeCaptions(path, formatCaptions(project, trackId, format, range), overwrite);
	}
};
