import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { removeEmptyProject, removeProject, renameProject } from './projectFiles.ts';

const folder = mkdtempSync(join(tmpdir(), 'reelwright-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A project with what lies beside it; `taken` files already in its media folder. */
const project = (name: string, taken: readonly string[]): string => {
	const path = join(folder, `${name}.reel`);
	writeFileSync(path, '');
	mkdirSync(join(folder, `${name}.media`));
	taken.forEach(file => writeFileSync(join(folder, `${name}.media`, file), ''));
	return path;
};
const isThere = (name: string) => existsSync(join(folder, name));

test('a project goes with everything beside it, or moves with it', async () => {
	await renameProject(project('one', ['shot.mp4']), join(folder, 'two.reel'));
	expect([isThere('one.reel'), isThere('one.media'), isThere('two.reel'), isThere('two.media/shot.mp4')]).toEqual([false, false, true, true]);
	await removeProject(join(folder, 'two.reel'));
	expect([isThere('two.reel'), isThere('two.media')]).toEqual([false, false]);
	await removeProject(join(folder, 'never there.reel'));
});

test('an empty project goes; a folder of its name that holds something stays', async () => {
	await removeEmptyProject(project('three', []));
	expect([isThere('three.reel'), isThere('three.media')]).toEqual([false, false]);
	await removeEmptyProject(project('four', ['mine.mp4']));
	expect([isThere('four.reel'), isThere('four.media/mine.mp4')]).toEqual([false, true]);
});
