import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeBackup } from '../../electron/engine/storage/backups.ts';
import { ProjectStore } from '../../electron/engine/storage/projectStore.ts';
import { CallFailed, type Failure } from '../../electron/shared/contract/failure.ts';
import type { Job } from '../../electron/shared/jobs/job.ts';
import { tracksOf } from '../../electron/shared/timeline/queries.ts';
import { recordSchema } from '../../electron/shared/timeline/records.ts';
import { filmSettings, newFilm, temporaryFolder } from './newFilm.ts';

const failureOf = (action: () => unknown): Failure => {
	try {
		action();
	} catch (error) {
		if (error instanceof CallFailed) {
			return error.failure;
		}
		throw error;
	}
	throw new Error('It did not fail.');
};

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
	folder = temporaryFolder();
	path = join(folder.path, 'film.reel');
});
afterEach(() => {
	chmodSync(folder.path, 0o755);
	folder.remove();
});

const rename = (store: ProjectStore, name: string) => store.edit('setProperty', { id: 'project', path: 'name', value: name });
const nameOf = (store: ProjectStore) => {
	const record = store.project['project'];
	return record?.kind === 'project' ? record.name : null;
};

describe('a new project', () => {
	test('has a sequence, two video and two audio tracks, and nothing to undo', () => {
		const store = ProjectStore.create(path, filmSettings);
		expect(tracksOf(store.project, 'sequence-1').map(track => track.name)).toEqual(['V1', 'V2', 'A1', 'A2']);
		expect(store.position).toEqual({ head: 0, undo: null, redo: null });
		expect(failureOf(() => store.undo())).toMatchObject({ kind: 'edit-refused' });
		store.dispose();
	});
	test('never takes the place of a file', () => {
		writeFileSync(path, 'a diary');
		expect(failureOf(() => ProjectStore.create(path, filmSettings))).toEqual({ kind: 'project-exists', path });
		expect(readFileSync(path, 'utf8')).toBe('a diary');
	});
	test('in a folder that is not there is refused and leaves nothing', () => {
		expect(failureOf(() => ProjectStore.create(join(folder.path, 'none', 'film.reel'), filmSettings))).toMatchObject({ kind: 'cannot-write' });
		expect(readdirSync(folder.path)).toEqual([]);
	});
});

describe('history', () => {
	test('editing after an undo loses nothing: the old branch can be gone to, and redo follows the way last gone', () => {
		const store = newFilm(path);
		const { position: { head: base } } = rename(store, 'one');
		const { position: { head: left } } = rename(store, 'left');
		store.undo();
		const { position: { head: right } } = rename(store, 'right');
		expect(store.goTo(left).position.head).toBe(left);
		expect(nameOf(store)).toBe('left');
		expect(store.undo().position).toMatchObject({ head: base, redo: 'Change name' });
		store.redo();
		expect(nameOf(store)).toBe('left');
		store.goTo(right);
		store.undo();
		store.redo();
		expect(nameOf(store)).toBe('right');
		expect(store.steps({ limit: 3 }).map(step => [step.id, step.parent, step.isApplied])).toEqual([[right, base, true], [left, base, false], [base, 1, true]]);
		expect(store.steps({ limit: 10, before: left }).map(step => step.id)).toEqual([base, 1]);
		store.dispose();
	});
	test('undo and redo go on after the project was closed', () => {
		const store = newFilm(path);
		rename(store, 'one');
		rename(store, 'two');
		store.undo();
		store.dispose();
		const again = ProjectStore.open(path);
		expect(again.position).toMatchObject({ undo: 'Change name', redo: 'Change name' });
		again.redo();
		expect(nameOf(again)).toBe('two');
		again.undo();
		again.undo();
		expect(nameOf(again)).toBe('Test');
		again.dispose();
	});
	test('an edit that changes nothing leaves no step', () => {
		const store = newFilm(path);
		const { head } = store.position;
		expect(rename(store, 'Test')).toMatchObject({ diff: { added: [], changed: [], removed: [] }, position: { head } });
		store.dispose();
	});
	test('an edit thought of on another state is refused', () => {
		const store = newFilm(path);
		const { head } = store.position;
		rename(store, 'one');
		expect(failureOf(() => store.edit('setProperty', { id: 'project', path: 'name', value: 'x' }, head))).toEqual({ kind: 'project-moved-on', head: head + 1 });
		store.dispose();
	});
	test('a step that never was is refused', () => {
		const store = newFilm(path);
		expect(failureOf(() => store.goTo(99))).toMatchObject({ kind: 'edit-refused' });
		store.dispose();
	});
	test('steps made together with a jump are announced as one diff', () => {
		const store = newFilm(path);
		const { head } = store.position;
		store.edit('append', { assetId: 'A' });
		rename(store, 'one');
		rename(store, 'two');
		const { diff, cause } = store.goTo(head);
		expect(cause).toBe('go-to');
		expect(diff.removed.map(record => record.kind)).toEqual(['clip', 'clip']);
		expect(diff.changed).toHaveLength(1);
		expect(diff.changed[0]).toMatchObject({ from: { name: 'two' }, to: { name: 'Test' } });
		store.dispose();
	});
});

describe('a file', () => {
	test('that is open cannot be opened again, here or elsewhere', () => {
		const store = newFilm(path);
		expect(failureOf(() => ProjectStore.open(path))).toEqual({ kind: 'project-in-use', path });
		store.dispose();
		ProjectStore.open(path).dispose();
	});
	test('held by another program is refused', () => {
		newFilm(path).dispose();
		const other = new Database(path);
		other.pragma('locking_mode = EXCLUSIVE');
		other.exec('BEGIN EXCLUSIVE; COMMIT');
		expect(failureOf(() => ProjectStore.open(path))).toEqual({ kind: 'project-in-use', path });
		other.close();
		ProjectStore.open(path).dispose();
	});
	test('closed, stands alone: without log or index beside it', () => {
		const store = newFilm(path);
		rename(store, 'one');
		store.dispose();
		expect(readdirSync(folder.path)).toEqual(['film.reel']);
	});
	test.each([
		['that is not there', () => {}, 'project-missing'],
		['that is a folder', () => mkdirSync(path), 'not-a-project'],
		['that is empty', () => writeFileSync(path, ''), 'not-a-project'],
		['that is text', () => writeFileSync(path, 'x'.repeat(5000)), 'not-a-project'],
		['of another program', () => new Database(path).exec('CREATE TABLE a (b)').close(), 'not-a-project'],
	])('%s is refused by its kind', (_, make, kind) => {
		make();
		expect(failureOf(() => ProjectStore.open(path)).kind).toBe(kind);
	});
	test('from a newer Reelwright is refused and left as it is, byte for byte', () => {
		newFilm(path).dispose();
		const db = new Database(path);
		db.pragma('user_version = 99');
		db.close();
		const before = readFileSync(path);
		expect(failureOf(() => ProjectStore.open(path))).toEqual({ kind: 'project-newer', path, version: 99 });
		expect(readFileSync(path).equals(before)).toBe(true);
		expect(readdirSync(folder.path)).toEqual(['film.reel']);
	});
	test('that may not be written opens for looking, exporting and copying', async () => {
		newFilm(path).dispose();
		const before = readFileSync(path);
		chmodSync(path, 0o444);
		const store = ProjectStore.open(path);
		expect(store.isReadOnly).toBe(true);
		expect(nameOf(store)).toBe('Test');
		for (const action of [() => rename(store, 'x'), () => store.undo(), () => store.goTo(0)]) {
			expect(failureOf(action)).toEqual({ kind: 'project-read-only', path });
		}
		await store.saveCopy(join(folder.path, 'copy.reel'));
		store.dispose();
		expect(readFileSync(path).equals(before)).toBe(true);
		const copy = ProjectStore.open(join(folder.path, 'copy.reel'));
		expect(copy.isReadOnly).toBe(false);
		expect(copy.position.undo).toBe('Import media');
		copy.dispose();
	});
	test('in a folder that may not be written opens read-only too', () => {
		newFilm(path).dispose();
		chmodSync(folder.path, 0o555);
		const store = ProjectStore.open(path);
		expect(store.isReadOnly).toBe(true);
		store.dispose();
	});
	test('damaged in the middle or at its beginning names its newest backup and is left as it is', () => {
		const store = newFilm(path);
		for (let count = 0; count < 40; count++) {
			store.edit('append', { assetId: 'A', duration: 28_224_000 });
		}
		const backup = makeBackup(store, new Date('2026-11-22T10:00:00Z'));
		store.dispose();
		const sound = readFileSync(path);
		for (const [offset, length] of [[4096, 12_000], [0, 60]] as const) {
			const damaged = Buffer.from(sound);
			damaged.fill(0xa5, offset, offset + length);
			writeFileSync(path, damaged);
			expect(failureOf(() => ProjectStore.open(path))).toMatchObject({ kind: 'project-damaged', path, backup });
			expect(readFileSync(path).equals(damaged)).toBe(true);
		}
		writeFileSync(path, sound);
		truncateSync(path, Math.floor(sound.length / 2));
		expect(failureOf(() => ProjectStore.open(path))).toMatchObject({ kind: 'project-damaged', backup });
		ProjectStore.open(backup).dispose();
	});
	test('with a record that no longer reads as one is damaged, not half opened', () => {
		newFilm(path).dispose();
		const db = new Database(path);
		db.prepare('UPDATE record SET json = \'{"kind":"clip"}\' WHERE id = \'project\'').run();
		db.close();
		expect(failureOf(() => ProjectStore.open(path))).toMatchObject({ kind: 'project-damaged', backup: null });
	});
});

test('a copy has the whole history and the generated media, and overwrites nothing', async () => {
	const store = newFilm(path);
	rename(store, 'one');
	mkdirSync(join(folder.path, 'film.media'));
	writeFileSync(join(folder.path, 'film.media', 'asset-1.mp4'), 'bytes');
	const target = join(folder.path, 'copy.reel');
	await store.saveCopy(target);
	await expect(store.saveCopy(target)).rejects.toMatchObject({ failure: { kind: 'project-exists' } });
	const copy = ProjectStore.open(target);
	expect(copy.project).toEqual(store.project);
	expect(copy.steps({ limit: 9 })).toEqual(store.steps({ limit: 9 }));
	expect(readFileSync(join(folder.path, 'copy.media', 'asset-1.mp4'), 'utf8')).toBe('bytes');
	expect(readdirSync(folder.path).some(name => name.endsWith('.partial'))).toBe(false);
	copy.dispose();
	store.dispose();
});

test('jobs are kept, changed and forgotten, in the order they were made', () => {
	const store = newFilm(path);
	const job = (id: string, state: Job['state']): Job => ({
		id, type: 'export', title: id, state, progress: null, stage: '', secondsLeft: null, assetId: null, path: null, failure: null, createdAt: 'now', endedAt: null, request: { a: 1 },
	});
	store.saveJob(job('one', 'waiting'));
	store.saveJob(job('two', 'waiting'));
	store.saveJob(job('one', 'running'));
	store.dispose();
	const again = ProjectStore.open(path);
	expect(again.jobs()).toEqual([job('one', 'running'), job('two', 'waiting')]);
	again.forgetJob('one');
	expect(again.jobs().map(({ id }) => id)).toEqual(['two']);
	again.dispose();
});

describe('migrations', () => {
	const migrations = [
		{ version: 2, name: 'call everything twice', record: (record: Readonly<Record<string, unknown>>) => ('name' in record ? { ...record, name: `${String(record['name'])} ${String(record['name'])}` } : record) },
		{ version: 3, name: 'add an end', record: (record: Readonly<Record<string, unknown>>) => ('name' in record ? { ...record, name: `${String(record['name'])}!` } : record) },
	];
	test('change records and the records inside history, so that undo still works; a backup is made first', () => {
		const store = newFilm(path);
		rename(store, 'one');
		rename(store, 'two');
		store.undo();
		store.dispose();
		const migrated = ProjectStore.open(path, { migrations });
		expect(nameOf(migrated)).toBe('one one!');
		migrated.redo();
		expect(nameOf(migrated)).toBe('two two!');
		migrated.goTo(0);
		expect(nameOf(migrated)).toBe('Test Test!');
		expect(Object.values(migrated.project).every(record => recordSchema.safeParse(record).success)).toBe(true);
		migrated.dispose();
		// Once is enough.
		const again = ProjectStore.open(path, { migrations });
		expect(nameOf(again)).toBe('Test Test!');
		again.dispose();
		expect(failureOf(() => ProjectStore.open(path))).toEqual({ kind: 'project-newer', path, version: 3 });
		const [backup] = readdirSync(join(folder.path, 'film.backups'));
		const old = ProjectStore.open(join(folder.path, 'film.backups', backup ?? ''));
		expect(nameOf(old)).toBe('one');
		old.dispose();
	});
	test('one that fails leaves the project in its old version', () => {
		newFilm(path).dispose();
		const broken = [{ version: 2, name: 'lose the id', record: (record: Readonly<Record<string, unknown>>) => ({ ...record, id: 'x' }) }];
		expect(() => ProjectStore.open(path, { migrations: broken })).toThrow('lose the id');
		const store = ProjectStore.open(path);
		expect(nameOf(store)).toBe('Test');
		store.dispose();
	});
});

test('the log is folded into the file when nothing happens, so that a copy made by other means is whole', async () => {
	const store = newFilm(path);
	rename(store, 'one');
	const deadline = Date.now() + 10_000;
	while (Date.now() < deadline && existsSync(`${path}-wal`) && readFileSync(`${path}-wal`).length > 0) {
		await new Promise(resolve => setTimeout(resolve, 100));
	}
	expect(readFileSync(`${path}-wal`).length).toBe(0);
	store.dispose();
});
