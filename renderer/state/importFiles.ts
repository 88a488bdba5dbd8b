import { failureSentence } from '../../electron/shared/contract/failureSentence.ts';
import type { App } from './app.svelte.ts';

/** Brings files in by path, and says by name what could not be read. */
export const importPaths = async (app: App, paths: readonly string[]): Promise<readonly string[]> => {
	if (paths.length === 0) {
		return [];
	}
	const imported = await app.attempt(() => app.engine.call('media.import', { paths: [...paths], binId: app.mediaView.openBin }));
	imported?.refused.forEach(({ failure }) => app.toasts.show('warn', failureSentence(failure)));
	const ids = imported?.assets.map(asset => asset.id) ?? [];
	if (ids.length > 0) {
		app.selection.selectAssets(ids);
		app.layout.leftTab = 'media';
	}
	return ids;
};

/** Brings dropped files in. In a browser their bytes travel first. */
export const importFiles = async (app: App, files: readonly File[]): Promise<readonly string[]> => {
	const { signal } = new AbortController();
	const paths: string[] = [];
	for (const file of files) {
		if (app.engine.host === 'web') {
			app.toasts.show('plain', `Copying “${file.name}” to the project…`);
		}
		const path = await app.attempt(() => app.engine.pathOfFile(file, signal));
		if (path) {
			paths.push(path);
		}
	}
	return importPaths(app, paths);
};
