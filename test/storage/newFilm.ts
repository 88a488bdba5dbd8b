import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProjectStore, type StoreOptions } from '../../electron/engine/storage/projectStore.ts';
import { stripAsset } from '../../electron/shared/timeline/testing/strip.ts';

/** An empty folder for one test, and what removes it. */
export const temporaryFolder = (): { path: string; remove: () => void } => {
	const path = mkdtempSync(join(tmpdir(), 'reelwright-test-'));
	return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

export const filmSettings = { name: 'Test', sequence: { width: 1280, height: 720, frameRate: { numerator: 25, denominator: 1 } } };

/** A new film with three assets in its bin: A and B of 100 frames, S a still. */
export const newFilm = (path: string, options: StoreOptions = {}): ProjectStore => {
	const store = ProjectStore.create(path, filmSettings, options);
	store.edit('addAssets', { assets: [stripAsset('A'), stripAsset('B'), stripAsset('S', null)] });
	return store;
};
