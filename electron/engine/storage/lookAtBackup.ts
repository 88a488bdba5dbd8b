import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProjectRecord } from '../../shared/timeline/records.ts';
import { listBackups } from './backupFiles.ts';
import { ProjectStore } from './projectStore.ts';
import { CallFailed } from '../../shared/contract/failure.ts';

/** What a backup holds. */
export type BackupContent = { readonly head: number; readonly lastEdit: string | null; readonly records: readonly ProjectRecord[] };

/** Reads a backup of a project from a copy of its own, so that the backup stays as it is, byte by byte. Throws `project-missing` for what is none of the project's backups. */
export const lookAtBackup = (projectPath: string, backup: string): BackupContent => {
	if (!listBackups(projectPath).some(({ path }) => path === backup)) {
		throw new CallFailed({ kind: 'project-missing', path: backup });
	}
	const folder = mkdtempSync(join(tmpdir(), 'reelwright-backup-'));
	try {
		const copy = join(folder, 'backup.reel');
		copyFileSync(backup, copy);
		const store = ProjectStore.open(copy);
		try {
			return { head: store.position.head, lastEdit: store.position.undo, records: Object.values(store.project) };
		} finally {
			store.dispose();
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
};
