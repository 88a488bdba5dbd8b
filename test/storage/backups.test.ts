import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lookAtBackup } from '../../electron/engine/storage/lookAtBackup.ts';
import { listBackups, makeBackup, newestBackup, restoreBackup, startBackups } from '../../electron/engine/storage/backups.ts';
import { ProjectStore } from '../../electron/engine/storage/projectStore.ts';
import { newFilm, temporaryFolder } from './newFilm.ts';

let folder: ReturnType<typeof temporaryFolder>;
let store: ProjectStore;
beforeEach(() => {
	folder = temporaryFolder();
	store = newFilm(join(folder.path, 'film.reel'));
});
afterEach(() => {
	store.dispose();
	folder.remove();
});

const rename = (name: string) => store.edit('setProperty', { id: 'project', path: 'name', value: name });

test('a backup is made at each turn of the clock, but only after a change', () => {
	let turn = () => {};
	let now = Date.UTC(2026, 10, 22, 12);
	let everyMs = 0;
	const stop = startBackups(store, {
		now: () => new Date(now),
		repeat: (action, ms) => {
			turn = action;
			everyMs = ms;
			return () => {
				turn = () => {};
			};
		},
	});
	const pass = () => {
		now += everyMs;
		turn();
	};
	expect(everyMs).toBe(600_000);
	pass();
	expect(listBackups(store.path)).toEqual([]);
	rename('one');
	pass();
	pass();
	rename('two');
	pass();
	expect(listBackups(store.path).map(backup => backup.madeAt)).toEqual(['2026-11-22T12:40:00.000Z', '2026-11-22T12:20:00.000Z']);
	stop();
	rename('three');
	pass();
	expect(listBackups(store.path)).toHaveLength(2);
});

test('old backups are thrown away, other files in the folder are not', () => {
	mkdirSync(join(folder.path, 'film.backups'));
	writeFileSync(join(folder.path, 'film.backups', 'mine.txt'), 'mine');
	for (let count = 0; count < 12; count++) {
		makeBackup(store, new Date(Date.UTC(2026, 10, 22, 12, count)));
	}
	expect(listBackups(store.path).length).toBeLessThanOrEqual(10);
	expect(newestBackup(store.path)).toContain('12-11-00');
	expect(readFileSync(join(folder.path, 'film.backups', 'mine.txt'), 'utf8')).toBe('mine');
});

test('a restored backup is a new project with the film, its history and its generated media; nothing is overwritten', async () => {
	rename('kept');
	mkdirSync(join(folder.path, 'film.media'));
	writeFileSync(join(folder.path, 'film.media', 'asset-1.mp4'), 'bytes');
	const backup = makeBackup(store, new Date());
	rename('lost');
	const target = join(folder.path, 'restored.reel');
	await restoreBackup(backup, target);
	await expect(restoreBackup(backup, target)).rejects.toMatchObject({ failure: { kind: 'project-exists' } });
	await expect(restoreBackup(join(folder.path, 'none.reel'), join(folder.path, 'x.reel'))).rejects.toMatchObject({ failure: { kind: 'project-missing' } });
	const restored = ProjectStore.open(target);
	expect(restored.project['project']).toMatchObject({ name: 'kept' });
	restored.undo();
	expect(restored.project['project']).toMatchObject({ name: 'Test' });
	expect(readFileSync(join(folder.path, 'restored.media', 'asset-1.mp4'), 'utf8')).toBe('bytes');
	restored.dispose();
	expect(store.project['project']).toMatchObject({ name: 'lost' });
});

test('a backup can be looked into without being touched, and only a backup of this project', () => {
	rename('then');
	const backup = makeBackup(store, new Date());
	const bytes = readFileSync(backup);
	const { head } = store.position;
	rename('now');
	const content = lookAtBackup(store.path, backup);
	expect(content).toMatchObject({ head, lastEdit: store.steps({ limit: 2 })[1]?.label });
	expect(content.records.find(record => record.kind === 'project')).toMatchObject({ name: 'then' });
	expect(readFileSync(backup).equals(bytes)).toBe(true);
	expect(() => lookAtBackup(store.path, store.path)).toThrow(expect.objectContaining({ failure: { kind: 'project-missing', path: store.path } }));
});
