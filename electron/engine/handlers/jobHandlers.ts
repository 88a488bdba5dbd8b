import { existsSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { CallFailed } from '../../shared/contract/failure.ts';
import { exportSettingsSchema, type ExportSettings } from '../../shared/export/settings.ts';
import { exportWarnings } from '../export/exportWarnings.ts';
import { exportSequence } from '../export/exportSequence.ts';
import type { OpenFilm } from '../openFilm.ts';
import type { EngineContext, HandlersOf } from './context.ts';

const titleOf = (path: string): string => `Export “${path.split(/[\\/]/).at(-1)}”`;

const withEnding = (path: string, settings: ExportSettings): string =>
	resolve(extname(path) === '' ? `${path}.${settings.format}` : path);

/** Teaches a film's queue how to write films. The request is plain data, so that an export interrupted by a crash can be started again. */
export const registerExport = (film: OpenFilm): void => film.jobs.register('export', async (request, { signal, report }) => {
	const settings = exportSettingsSchema.parse(request['settings']);
	await film.media.settled();
	await exportSequence({
		project: film.store.project, sequenceId: String(request['sequenceId']), settings, path: String(request['path']), overwrite: request['overwrite'] === true,
		sources: film.media, signal, report,
	});
});

export const jobHandlers = (context: EngineContext): HandlersOf<'jobs'> & HandlersOf<'export'> => ({
	'export.check': async ({ sequenceId }) => ({ warnings: [...exportWarnings(context.film().store.project, sequenceId)] }),
	'export.start': async ({ sequenceId, path: given, settings, overwrite }) => {
		const film = context.film();
		const path = context.grants.check(withEnding(given, settings));
		if (!overwrite && existsSync(path)) {
			throw new CallFailed({ kind: 'cannot-write', path, problem: 'a file of that name exists already' });
		}
		const { id: jobId } = film.jobs.start({ type: 'export', title: titleOf(path), path, request: { sequenceId, path, settings, overwrite } });
		return { jobId };
	},
	'jobs.list': async () => context.currentFilm()?.jobs.list() ?? [],
	'jobs.cancel': async ({ jobId }) => {
		context.film().jobs.cancel(jobId);
		return {};
	},
	'jobs.retry': async ({ jobId }) => ({ jobId: context.film().jobs.retry(jobId).id }),
	'jobs.clear': async () => {
		context.film().jobs.clear();
		return {};
	},
	'jobs.wait': async ({ jobId }, signal) => context.film().jobs.wait(jobId, signal),
});
