import Database from 'better-sqlite3';
import { CallFailed } from '../../shared/contract/failure.ts';

/** What went wrong with a project file, in words a user can act on; anything unknown is passed on as it is. */
export const storageFailure = (error: unknown, path: string, backup: () => string | null): unknown => {
	if (error instanceof CallFailed) {
		return error;
	}
	// Only the code is read, whatever the error is.
	const code = (error as { code?: unknown } | null)?.code;
	const message = error instanceof Error ? error.message : String(error);
	if (typeof code !== 'string') {
		return error;
	}
	if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') {
		return new CallFailed({ kind: 'disk-full', path });
	}
	if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
		return new CallFailed({ kind: 'project-in-use', path });
	}
	if (code.startsWith('SQLITE_READONLY')) {
		return new CallFailed({ kind: 'project-read-only', path });
	}
	if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code === 'SQLITE_FORMAT') {
		return new CallFailed({ kind: 'project-damaged', path, problem: message, backup: backup() });
	}
	if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN')) {
		return new CallFailed({ kind: 'cannot-write', path, problem: message });
	}
	if (!(error instanceof Database.SqliteError) && ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EIO'].includes(code)) {
		return new CallFailed({ kind: 'cannot-write', path, problem: message });
	}
	return error;
};
