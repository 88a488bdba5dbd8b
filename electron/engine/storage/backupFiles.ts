import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

/** A backup lying beside its project. */
export type Backup = { readonly path: string; readonly madeAt: string; readonly sizeBytes: number };

const nameOf = (projectPath: string): string => basename(projectPath, extname(projectPath));

/** `beach.reel` → `beach.backups`, beside it. */
export const backupFolder = (projectPath: string): string => join(dirname(projectPath), `${nameOf(projectPath)}.backups`);

/** `beach 2026-11-22T17-40-00.000Z.reel`: a name every file system takes, which sorts by time. */
export const backupPath = (projectPath: string, madeAt: Date): string =>
	join(backupFolder(projectPath), `${nameOf(projectPath)} ${madeAt.toISOString().replaceAll(':', '-')}.reel`);

const stamp = / (\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d\.\d{3}Z)\.reel$/;

/** All backups of a project, newest first. Other files in the folder are passed over. */
export const listBackups = (projectPath: string): readonly Backup[] => {
	const folder = backupFolder(projectPath);
	const names = (() => {
		try {
			return readdirSync(folder);
		} catch {
			return [];
		}
	})();
	return names.flatMap((name) => {
		const match = stamp.exec(name);
		const info = match && statSync(join(folder, name), { throwIfNoEntry: false });
		return match && info ? [{ path: join(folder, name), madeAt: `${match[1]}:${match[2]}:${match[3]}`, sizeBytes: info.size }] : [];
	}).toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
};

/** The newest backup of a project, or null. */
export const newestBackup = (projectPath: string): string | null => listBackups(projectPath)[0]?.path ?? null;
