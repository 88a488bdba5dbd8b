import type { EngineContext, HandlersOf } from './context.ts';
import { projectPath } from './projectHandlers.ts';
import { listBackups, restoreBackup } from '../storage/backups.ts';

export const historyHandlers = (context: EngineContext): HandlersOf<'history'> & HandlersOf<'backup'> => ({
	'history.list': async ({ before, limit }) => context.film().store.steps({ ...before !== undefined && { before }, limit }),
	'history.goTo': async ({ step }) => {
		const film = context.film();
		return film.changed(film.store.goTo(step));
	},
	'backup.list': async () => [...await listBackups(context.film().store.path)],
	'backup.restore': async ({ backup, path }) => {
		await restoreBackup(context.grants.check(backup), context.grants.check(projectPath(path)));
		return {};
	},
});
