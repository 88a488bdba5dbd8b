import { basename, dirname, extname, join } from 'node:path';
import type { Change, Snapshot } from '../shared/contract/contract.ts';
import type { JobQueue } from './jobs/jobQueue.ts';
import type { MediaLibrary } from './media/mediaLibrary.ts';
import type { Generation } from './generation/generation.ts';
import type { ProjectStore } from './storage/projectStore.ts';

/** The film that is open in an engine, with everything that lives as long as it is open. */
export type OpenFilm = {
	readonly store: ProjectStore;
	readonly media: MediaLibrary;
	readonly jobs: JobQueue;
	readonly generation: Generation;
	/** Announces a change and lets media and history know; every change of the document goes through here. */
	readonly changed: (change: Change) => Change;
	/** Takes over preferences that have changed. */
	readonly applyPreferences: () => void;
	readonly dispose: () => Promise<void>;
};

/** Where a film's generated and dropped-in media lie: `beach.reel` → `beach.media`, beside it. */
export const mediaFolderOf = (projectPath: string): string =>
	join(dirname(projectPath), `${basename(projectPath, extname(projectPath))}.media`);

/** The whole film as the interface gets it when it connects. */
export const snapshotOf = (film: OpenFilm): Snapshot => ({
	path: film.store.path, isReadOnly: film.store.isReadOnly, position: film.store.position,
	records: Object.values(film.store.project), media: film.media.statuses(),
});
