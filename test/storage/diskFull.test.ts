import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeBackup } from '../../electron/engine/storage/backups.ts';
import { ProjectStore } from '../../electron/engine/storage/projectStore.ts';
import { CallFailed } from '../../electron/shared/contract/failure.ts';
import { brokenInvariants } from '../../electron/shared/timeline/invariants.ts';
import { filmSettings, newFilm, temporaryFolder } from './newFilm.ts';

const folder = temporaryFolder();
const disk = join(folder.path, 'disk');
mkdirSync(disk);

/** A real disk of 2 MB. Only the superuser of Linux may make one; elsewhere these tests skip. */
const hasDisk = (() => {
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk], { stdio: 'ignore' });
		return true;
	} catch {
		console.warn('Skipped: a small disk cannot be mounted here, so a full one cannot be tried.');
		return false;
	}
})();
afterAll(() => {
	if (hasDisk) {
		execFileSync('umount', [disk]);
	}
	folder.remove();
});

const fill = (): void => {
	const { bavail, bsize } = statfsSync(disk);
	writeFileSync(join(disk, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize)));
};

const failureOf = async (action: () => unknown): Promise<unknown> => {
	try {
		await action();
	} catch (error) {
		return error instanceof CallFailed ? error.failure : error;
	}
	return null;
};

test.skipIf(!hasDisk)('on a full disk an edit is refused in words, loses nothing, and goes through once there is space', async () => {
	const path = join(disk, 'film.reel');
	const store = newFilm(path);
	fill();
	let before = store.project;
	let head = store.position.head;
	const started = Date.now();
	let failure: unknown = null;
	for (let count = 0; failure === null && count < 3000; count++) {
		before = store.project;
		head = store.position.head;
		failure = await failureOf(() => store.edit('append', { assetId: 'A' }));
	}
	expect(failure).toEqual({ kind: 'disk-full', path });
	expect(Date.now() - started).toBeLessThan(30_000);
	expect(store.project).toBe(before);
	expect(store.position.head).toBe(head);
	expect(await failureOf(() => store.saveCopy(join(disk, 'copy.reel')))).toEqual({ kind: 'disk-full', path: join(disk, 'copy.reel') });
	expect(await failureOf(() => makeBackup(store, new Date()))).toMatchObject({ kind: 'disk-full' });
	expect(await failureOf(() => ProjectStore.create(join(disk, 'new.reel'), filmSettings))).toMatchObject({ kind: 'disk-full' });
	expect(readdirSync(disk).filter(name => name.startsWith('copy') || name.startsWith('new'))).toEqual([]);

	rmSync(join(disk, 'filler'));
	expect(store.edit('append', { assetId: 'B' }).position.head).toBe(head + 1);
	const { project } = store;
	store.dispose();
	const again = ProjectStore.open(path);
	expect(again.project).toEqual(project);
	expect(brokenInvariants(again.project)).toEqual([]);
	again.dispose();
	expect(existsSync(`${path}-wal`)).toBe(false);
});
