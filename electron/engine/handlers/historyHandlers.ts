import { CallFailed } from '../../shared/contract/failure.ts';
import type { EngineContext, HandlersOf } from './context.ts';
import { projectPath } from './projectHandlers.ts';
import { lookAtBackup } from '../storage/lookAtBackup.ts';
import { listBackups, makeBackup, restoreBackup } from '../storage/backups.ts';

export const historyHandlers = (context: EngineContext): HandlersOf<'history'> & HandlersOf<'backup'> => ({
	'history.list': async ({ before, limit }) => context.film().store.steps({ ...before !== undefined && { before }, limit }),
	'history.goTo': async ({ step }) => {
		const film = context.film();
		return film.changed(film.store.goTo(step));
	},
	'backup.list': async () => [...await listBackups(context.film().store.path)],
	'backup.look': async ({ backup }) => {
		const { records, ...rest } = lookAtBackup(context.film().store.path, context.grants.check(backup));
		return { ...rest, records: [...records] };
	},
	'backup.make': async () => {
		const { store } = context.film();
		if (store.isReadOnly) {
			throw new CallFailed({ kind: 'project-read-only', path: store.path });
		}
		return { path: makeBackup(store, new Date()) };
	},
	'backup.restore': async ({ backup, path }) => {
		await restoreBackup(context.grants.check(backup), context.grants.check(projectPath(path)));
		return {};
	},
});
