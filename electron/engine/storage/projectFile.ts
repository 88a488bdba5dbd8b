import { accessSync, closeSync, constants, copyFileSync, existsSync, fsyncSync, mkdtempSync, openSync, readSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { CallFailed } from '../../shared/contract/failure.ts';
import { newestBackup } from './backupFiles.ts';
import { applicationId } from './statements.ts';

const magic = 'SQLite format 3\0';
const headerBytes = 100;

/** Paths this process holds open. Reading such a file by any other means would release SQLite's lock on it (POSIX locks belong to the process). */
const held = new Set<string>();

/** What stands in the first bytes of a project file. */
type Header = { readonly version: number };

const readHeader = (path: string): Buffer => {
	const file = openSync(path, 'r');
	try {
		const header = Buffer.alloc(headerBytes);
		return header.subarray(0, readSync(file, header, 0, headerBytes, 0));
	} finally {
		closeSync(file);
	}
};

/** Looks at a file before SQLite does, so that what is no project, or a newer one, is not touched at all. */
const checkedHeader = (path: string): Header => {
	const info = statSync(path, { throwIfNoEntry: false });
	if (!info) {
		throw new CallFailed({ kind: 'project-missing', path });
	}
	if (!info.isFile()) {
		throw new CallFailed({ kind: 'not-a-project', path });
	}
	const header = readHeader(path);
	const isDatabase = header.length === headerBytes && header.toString('latin1', 0, magic.length) === magic;
	if (isDatabase && header.readUInt32BE(68) === applicationId) {
		return { version: header.readUInt32BE(60) };
	}
	const backup = newestBackup(path);
	throw new CallFailed(backup ? { kind: 'project-damaged', path, problem: 'its beginning is not that of a project', backup } : { kind: 'not-a-project', path });
};

/** True when the file or its folder is marked read-only, or may not be written by this account. */
const isWriteProtected = (path: string): boolean => [path, dirname(path)].some((place) => {
	if ((statSync(place).mode & 0o222) === 0) {
		return true;
	}
	try {
		accessSync(place, constants.W_OK);
		return false;
	} catch {
		return true;
	}
});

/** An open project file. */
export type ProjectFile = {
	readonly db: Database.Database;
	readonly version: number;
	readonly isReadOnly: boolean;
	/** Closes it, leaving one file without companions. */
	readonly close: () => void;
};

/** Takes the file for this process. Held by the operating system until the process ends, however it ends; a second writer gets SQLITE_BUSY. Writes nothing. */
const claim = (db: Database.Database): void => {
	db.pragma('locking_mode = EXCLUSIVE');
	db.exec('BEGIN EXCLUSIVE; COMMIT');
};

/** Settings under which a commit that was answered survives anything short of a broken disk. */
const prepare = (db: Database.Database): void => {
	db.pragma('journal_mode = WAL');
	db.pragma('synchronous = FULL');
	db.pragma('foreign_keys = ON');
};

const refuseDamage = (db: Database.Database, path: string): void => {
	const [problem] = db.pragma('quick_check(1)', { simple: false }) as { quick_check: string }[];
	if (problem?.quick_check !== 'ok') {
		throw new CallFailed({ kind: 'project-damaged', path, problem: problem?.quick_check ?? 'it cannot be checked', backup: newestBackup(path) });
	}
};

/** A private copy with the log beside it, for files that cannot be written: SQLite cannot read a log without writing its index. */
const privateCopy = (path: string): { path: string; remove: () => void } => {
	const folder = mkdtempSync(join(tmpdir(), 'reelwright-read-only-'));
	const copy = join(folder, basename(path));
	['', '-wal'].filter(ending => existsSync(path + ending)).forEach(ending => copyFileSync(path + ending, copy + ending));
	return { path: copy, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/**
 * Opens a project file, alone. What cannot be written is opened as a private copy and `isReadOnly`. Throws `project-missing`, `not-a-project`,
 * `project-newer` (the file is left as it is), `project-in-use`, `project-damaged`.
 */
export const openProjectFile = (path: string, newestVersion: number): ProjectFile => {
	const place = existsSync(path) ? realpathSync(path) : path;
	if (held.has(place)) {
		throw new CallFailed({ kind: 'project-in-use', path });
	}
	const { version } = checkedHeader(path);
	if (version > newestVersion) {
		throw new CallFailed({ kind: 'project-newer', path, version });
	}
	const isReadOnly = isWriteProtected(path);
	const copy = isReadOnly ? privateCopy(path) : null;
	const db = new Database(copy?.path ?? path, { fileMustExist: true, timeout: 0 });
	const close = () => {
		held.delete(place);
		db.close();
		copy?.remove();
	};
	held.add(place);
	try {
		claim(db);
		// Before anything is written: a damaged file stays as it was found.
		refuseDamage(db, path);
		prepare(db);
	} catch (error) {
		close();
		throw error;
	}
	return {
		db, version, isReadOnly,
		close: () => {
			try {
				// Back to a plain file: it can be copied, mailed and opened from a read-only disk.
				db.pragma('journal_mode = DELETE');
			} catch {
				// A full disk, most likely: the log stays beside the file, and the next opening reads it.
			} finally {
				close();
			}
		},
	};
};

/** Makes sure that a finished file and its name survive a power cut. */
export const settled = (partial: string, path: string): void => {
	const file = openSync(partial, 'r+');
	fsyncSync(file);
	closeSync(file);
	renameSync(partial, path);
	if (process.platform !== 'win32') {
		const folder = openSync(dirname(path), 'r');
		fsyncSync(folder);
		closeSync(folder);
	}
};

/** Writes a whole, tidied copy of an open project, never half under its final name. */
export const writeCopy = (db: Database.Database, path: string): void => {
	const partial = `${path}.partial`;
	rmSync(partial, { force: true });
	try {
		db.prepare('VACUUM INTO ?').run(partial);
		settled(partial, path);
	} catch (error) {
		rmSync(partial, { force: true });
		throw error;
	}
};
