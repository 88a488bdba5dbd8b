import { copyFileSync, cpSync, constants, existsSync, rmSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { CallFailed } from '../../shared/contract/failure.ts';
import { backupsToDelete } from './backupRotation.ts';
import { backupPath, listBackups } from './backupFiles.ts';
import { settled } from './projectFile.ts';
import { storageFailure } from './storageFailure.ts';
import type { ProjectStore } from './projectStore.ts';

export { listBackups, newestBackup } from './backupFiles.ts';

const backupEveryMs = 10 * 60_000;

/** `beach.reel` → `beach.media`: generated and dropped-in files. */
const mediaFolder = (projectPath: string): string => join(dirname(projectPath), `${basename(projectPath, extname(projectPath))}.media`);

/** Gives a copied project the generated media of the original. Files are shared on disk where the file system can. */
export const copyMedia = (from: string, to: string): void => {
	const [source, target] = [mediaFolder(from), mediaFolder(to)];
	if (existsSync(source) && source !== target && !existsSync(target)) {
		cpSync(source, target, { recursive: true, mode: constants.COPYFILE_FICLONE, filter: path => !path.endsWith('.partial') });
	}
};

/** Makes a backup beside the project now and throws away those that are no longer needed. Returns its path. */
export const makeBackup = (store: ProjectStore, now: Date): string => {
	const path = backupPath(store.path, now);
	store.writeBackup(path);
	const backups = listBackups(store.path);
	const surplus = new Set(backupsToDelete(backups.map(backup => Date.parse(backup.madeAt))));
	backups.filter(backup => surplus.has(Date.parse(backup.madeAt))).forEach(backup => rmSync(backup.path, { force: true }));
	return path;
};

/** What a backup schedule depends on; the clock is given by tests. */
export type BackupSchedule = {
	readonly everyMs?: number;
	readonly now?: () => Date;
	/** Runs `action` again and again; returns what stops it. */
	readonly repeat?: (action: () => void, everyMs: number) => () => void;
	/** Told when a backup could not be made; the next try comes at the next turn. */
	readonly onFailure?: (error: unknown) => void;
};

const repeatByTimer = (action: () => void, everyMs: number) => {
	const timer = setInterval(action, everyMs);
	timer.unref();
	return () => clearInterval(timer);
};

/** Backs the project up every ten minutes, if it has changed since the last backup. Returns what stops it. */
export const startBackups = (store: ProjectStore, schedule: BackupSchedule = {}): (() => void) => {
	const { everyMs = backupEveryMs, now = () => new Date(), repeat = repeatByTimer, onFailure = () => {} } = schedule;
	if (store.isReadOnly) {
		return () => {};
	}
	let saved = store.changeCount;
	return repeat(() => {
		if (store.changeCount === saved) {
			return;
		}
		try {
			makeBackup(store, now());
			saved = store.changeCount;
		} catch (error) {
			onFailure(error);
		}
	}, everyMs);
};

/** Copies a backup to a new project file, with the original's generated media. Throws `project-exists` rather than overwrite. */
export const restoreBackup = async (backup: string, path: string): Promise<void> => {
	if (existsSync(path)) {
		throw new CallFailed({ kind: 'project-exists', path });
	}
	if (!existsSync(backup)) {
		throw new CallFailed({ kind: 'project-missing', path: backup });
	}
	const partial = `${path}.partial`;
	try {
		const folder = dirname(backup);
		copyMedia(join(dirname(folder), `${basename(folder, '.backups')}.reel`), path);
		copyFileSync(backup, partial);
		settled(partial, path);
	} catch (error) {
		rmSync(partial, { force: true });
		throw storageFailure(error, path, () => null);
	}
};
