import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine, type Engine } from '../../electron/engine/startEngine.ts';

/** An empty folder of its own for one test, and the function that removes it. */
export const temporaryFolder = (): { folder: string; remove: () => void } => {
	const folder = mkdtempSync(join(tmpdir(), 'reelwright-test-'));
	return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/** A real engine whose cache and settings lie in a folder of the test's own. `dispose` removes that too. */
export const startTestEngine = async (grantedFolders: readonly string[] | null = null): Promise<{ engine: Engine; folder: string; dispose: () => Promise<void> }> => {
	const { folder, remove } = temporaryFolder();
	const engine = await startEngine({ grantedFolders: grantedFolders ?? null, cacheFolder: join(folder, 'cache'), settingsFolder: join(folder, 'settings') });
	return {
		engine, folder,
		dispose: async () => {
			await engine.dispose();
			remove();
		},
	};
};
