import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { contract, type Change, type EngineContract } from '../shared/contract/contract.ts';
import { CallFailed } from '../shared/contract/failure.ts';
import { portPair, type Port } from '../shared/contract/port.ts';
import { connect, serve, type Client, type Emit, type Handlers } from '../shared/contract/rpc.ts';
import { readPreferences } from '../shared/settings/preferences.ts';
import type { MediaPart } from '../shared/media/mediaUrls.ts';
import { assetsOf } from '../shared/timeline/queries.ts';
import { Grants } from './files/grants.ts';
import { userFolders } from './files/folders.ts';
import { createGeneration } from './generation/generation.ts';
import { captionHandlers } from './handlers/captionHandlers.ts';
import { lutHandlers } from './handlers/lutHandlers.ts';
import type { EngineContext } from './handlers/context.ts';
import { engineHandlers } from './handlers/engineHandlers.ts';
import { fileHandlers } from './handlers/fileHandlers.ts';
import { generationHandlers } from './handlers/generationHandlers.ts';
import { historyHandlers } from './handlers/historyHandlers.ts';
import { jobHandlers, registerExport } from './handlers/jobHandlers.ts';
import { mediaHandlers, registerImport } from './handlers/mediaHandlers.ts';
import { soundHandlers } from './handlers/soundHandlers.ts';
import { projectHandlers } from './handlers/projectHandlers.ts';
import { JobQueue } from './jobs/jobQueue.ts';
import { MediaLibrary } from './media/mediaLibrary.ts';
import { mediaFolderOf, snapshotOf, type OpenFilm } from './openFilm.ts';
import { openSettings, type SettingsStore } from './settings/settingsStore.ts';
import { startBackups } from './storage/backups.ts';
import { ProjectStore } from './storage/projectStore.ts';

export type Engine = {
	/** Answers the contract's calls on `port`, and sends it every event. */
	serve: (port: Port) => void;
	/** A client of this engine inside the same process. */
	client: () => Client<EngineContract>;
	/** The file behind a path of `mediaUrls`, or behind `download/<jobId>`; null when there is none. */
	fileForUrl: (path: string) => { path: string; mime: string; downloadName?: string } | null;
	/** Where files dropped into a browser window go: beside the open film. Throws `no-project`. */
	uploadFolder: () => string;
	grants: Grants;
	/** Closes the film and stops every child process. */
	dispose: () => Promise<void>;
};

const packageVersion = (): string => {
	try {
		const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
		return version;
	} catch {
		return 'unknown';
	}
};

type OpenOptions = { cache: string; settings: SettingsStore; emit: Emit<EngineContract> };

/** Opens everything that lives as long as a film is open, in the order in which the parts need each other. */
const openFilm = async (path: string, make: Parameters<EngineContext['open']>[1], options: OpenOptions): Promise<OpenFilm> => {
	const store = make ? ProjectStore.create(path, make) : ProjectStore.open(path);
	try {
		return await furnish(store, path, options);
	} catch (error) {
		// Else the file stays locked by this very process.
		store.dispose();
		throw error;
	}
};

/** Puts everything around an open project file. */
const furnish = async (store: ProjectStore, path: string, options: OpenOptions): Promise<OpenFilm> => {
	const { emit } = options;
	const jobs = new JobQueue({ store, emit: job => emit('job.changed', job) });
	const media = new MediaLibrary({ cacheFolder: join(options.cache, 'media'), onStatus: status => emit('media.changed', status), jobs });
	const backups = () => startBackups(store, { everyMs: readPreferences(options.settings.get('preferences')).backupMinutes * 60_000 });
	let stopBackups = backups();

	const changed = (change: Change): Change => {
		for (const record of [...change.diff.added, ...change.diff.changed.map(({ to }) => to)]) {
			if (record.kind === 'asset') {
				media.add(record);
			}
		}
		emit('project.changed', change);
		return change;
	};
	const generation = createGeneration({ store, media, jobs, changed, settings: options.settings, mediaFolder: mediaFolderOf(path), emit });
	const film: OpenFilm = {
		store, media, jobs, generation, changed,
		applyPreferences: () => {
			stopBackups();
			stopBackups = backups();
		},
		dispose: async () => {
			stopBackups();
			await jobs.dispose();
			await generation.dispose();
			await media.dispose();
			store.dispose();
		},
	};
	registerImport(film);
	registerExport(film);
	media.open(assetsOf(store.project), mediaFolderOf(path));
	generation.resume();
	jobs.resume();
	return film;
};

/**
 * Starts the engine: one film at a time, any number of clients. `grantedFolders` null: everything the user's account may read (desktop, command line).
 */
export const startEngine = async (options: { grantedFolders: readonly string[] | null; cacheFolder?: string; settingsFolder?: string }): Promise<Engine> => {
	const folders = userFolders(process.env, process.platform);
	const cache = options.cacheFolder ?? folders.cache;
	const settings = openSettings(options.settingsFolder ?? folders.settings);
	const grants = new Grants(options.grantedFolders);
	await mkdir(cache, { recursive: true }).catch((error: Error) => {
		throw new CallFailed({ kind: 'cannot-write', path: cache, problem: error.message });
	});

	const emitters = new Set<Emit<EngineContract>>();
	const emit: Emit<EngineContract> = (name, payload) => emitters.forEach(send => send(name, payload));
	let film: OpenFilm | null = null;

	const close = async () => {
		const closing = film;
		film = null;
		if (closing) {
			await closing.dispose();
			emit('project.closed', {});
		}
	};
	const context: EngineContext = {
		grants, settings, emit, close, cacheFolder: cache, version: packageVersion(),
		currentFilm: () => film,
		film: () => {
			if (!film) {
				throw new CallFailed({ kind: 'no-project' });
			}
			return film;
		},
		open: async (path, make) => {
			if (film?.store.path === path && !make) {
				return film;
			}
			// The new film first: when it cannot be opened, the present one stays.
			const next = await openFilm(path, make, { cache, settings, emit });
			await close();
			film = next;
			grants.add(dirname(path));
			emit('project.opened', snapshotOf(next));
			return next;
		},
	};
	const handlers: Handlers<EngineContract> = {
		...engineHandlers(context), ...projectHandlers(context), ...historyHandlers(context), ...mediaHandlers(context),
		...fileHandlers(context), ...generationHandlers(context), ...jobHandlers(context), ...captionHandlers(context), ...soundHandlers(context), ...lutHandlers(context),
	};

	const serveOn = (port: Port) => {
		const send = serve(contract, handlers, port);
		emitters.add(send);
		port.onClose(() => emitters.delete(send));
	};

	return {
		grants,
		serve: serveOn,
		client: () => {
			const { near, far } = portPair();
			serveOn(far);
			return connect(contract, near);
		},
		fileForUrl: (url) => {
			const [place, id = '', ...rest] = url.split('/');
			if (place === 'media' && film) {
				const rough = rest.join('/') === 'rough.jpg' ? film.generation.roughFile(id) : null;
				if (rough) {
					return { path: rough, mime: 'image/jpeg' };
				}
				// The library answers null for anything that is no `MediaPart`.
				return film.media.fileFor(id, rest.join('/') as MediaPart);
			}
			const job = place === 'download' ? film?.jobs.list().find(candidate => candidate.id === id) : undefined;
			return job?.type === 'export' && job.state === 'done' && job.path ? { path: job.path, mime: 'application/octet-stream', downloadName: basename(job.path) } : null;
		},
		uploadFolder: () => mediaFolderOf(context.film().store.path),
		dispose: close,
	};
};
