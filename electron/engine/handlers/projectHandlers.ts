import { access } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import { z } from 'zod';
import { readPreferences } from '../../shared/settings/preferences.ts';
import { timeFromSeconds } from '../../shared/time/time.ts';
import { snapshotOf } from '../openFilm.ts';
import type { EngineContext, HandlersOf } from './context.ts';

const recentSchema = z.array(z.object({ path: z.string(), name: z.string(), openedAt: z.string() }));
const recentLimit = 12;

export const recentProjects = (context: EngineContext) => {
	const parsed = recentSchema.safeParse(context.settings.get('recent-projects'));
	return parsed.success ? parsed.data : [];
};

const remember = (context: EngineContext, path: string): void => {
	const others = recentProjects(context).filter(recent => recent.path !== path);
	const newest = { path, name: basename(path, extname(path)), openedAt: new Date().toISOString() };
	context.settings.set('recent-projects', [newest, ...others].slice(0, recentLimit));
};

/** `film` → `film.reel`; a name with another ending is taken as meant. */
export const projectPath = (path: string): string => resolve(extname(path) === '' ? `${path}.reel` : path);

const isThere = (path: string): Promise<boolean> => access(path).then(() => true, () => false);

/** 1080p25, until the first clip brought in says otherwise. */
const usualSequence = { width: 1920, height: 1080, frameRate: { numerator: 25, denominator: 1 } };

/** How long stills and transitions are, where the user prefers other than the usual lengths. */
const usualLengths = (context: EngineContext) => {
	const { stillSeconds, transitionSeconds } = readPreferences(context.settings.get('preferences'));
	const usual = readPreferences(null);
	return {
		...stillSeconds !== usual.stillSeconds && { stillLength: timeFromSeconds(stillSeconds) },
		...transitionSeconds !== usual.transitionSeconds && { transitionLength: timeFromSeconds(transitionSeconds) },
	};
};

export const projectHandlers = (context: EngineContext): HandlersOf<'project'> => ({
	'project.new': async ({ path: given, name, sequence }) => {
		const path = context.grants.check(projectPath(given));
		const film = await context.open(path, { name: name ?? basename(path, extname(path)), sequence: { ...sequence ?? usualSequence, ...usualLengths(context) } });
		remember(context, path);
		return snapshotOf(film);
	},
	'project.open': async ({ path: given }) => {
		const path = context.grants.check(resolve(given));
		const film = await context.open(path, null);
		remember(context, path);
		return snapshotOf(film);
	},
	'project.current': async () => {
		const film = context.currentFilm();
		return film && snapshotOf(film);
	},
	'project.close': async () => {
		await context.close();
		return {};
	},
	'project.saveCopy': async ({ path }) => {
		await context.film().store.saveCopy(context.grants.check(projectPath(path)));
		return {};
	},
	'project.recent': async () => Promise.all(recentProjects(context).map(async (recent) => {
		// What the user opened before may be opened again, also from a browser page.
		context.grants.add(dirname(recent.path));
		return { ...recent, exists: await isThere(recent.path) };
	})),
	'project.edit': async ({ edit, args, head }) => {
		const film = context.film();
		return film.changed(film.store.edit(edit, args, head));
	},
	'project.undo': async () => {
		const film = context.film();
		return film.changed(film.store.undo());
	},
	'project.redo': async () => {
		const film = context.film();
		return film.changed(film.store.redo());
	},
});
