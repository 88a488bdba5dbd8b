import { desktop } from '../client/desktop.ts';
import type { App } from './app.svelte.ts';

const mediaExtensions = [
	'mp4', 'mov', 'm4v', 'mkv', 'webm', 'avi', 'mts', 'm2ts', 'ts', 'mpg', 'mpeg', 'mxf', 'ogv', 'flv', '3gp',
	'wav', 'mp3', 'm4a', 'aac', 'flac', 'ogg', 'opus', 'aif', 'aiff', 'wma',
	'png', 'jpg', 'jpeg', 'webp', 'gif', 'bmp', 'tif', 'tiff',
];

/** Asks for footage: by the system's dialog on the desktop, by the engine's own folders in a browser. Empty when cancelled. */
export const chooseMedia = async (app: App): Promise<readonly string[]> => {
	const bridge = desktop();
	if (bridge) {
		return bridge.dialogs.open({ title: 'Import media', multiple: true, filters: [{ name: 'Media', extensions: mediaExtensions }, { name: 'All files', extensions: ['*'] }] });
	}
	return await app.dialogs.ask({ type: 'open-files', title: 'Import media', action: 'Import', extensions: mediaExtensions, isMultiple: true }) ?? [];
};

/** Asks for a project file; null when cancelled. */
export const chooseProject = async (app: App): Promise<string | null> => {
	const bridge = desktop();
	const paths = bridge
		? await bridge.dialogs.open({ title: 'Open project', multiple: false, filters: [{ name: 'Reelwright project', extensions: ['reel'] }] })
		: await app.dialogs.ask({ type: 'open-files', title: 'Open project', action: 'Open', extensions: ['reel'], isMultiple: false });
	return paths?.[0] ?? null;
};

/** Asks for a caption file; null when cancelled. */
export const chooseCaptions = async (app: App): Promise<string | null> => {
	const bridge = desktop();
	const paths = bridge
		? await bridge.dialogs.open({ title: 'Import captions', multiple: false, filters: [{ name: 'Captions', extensions: ['srt', 'vtt'] }] })
		: await app.dialogs.ask({ type: 'open-files', title: 'Import captions', action: 'Import', extensions: ['srt', 'vtt'], isMultiple: false });
	return paths?.[0] ?? null;
};

/** Asks for a folder; null when cancelled. */
export const chooseFolder = async (app: App, title: string, action: string): Promise<string | null> => {
	const bridge = desktop();
	const paths = bridge ? await bridge.dialogs.open({ title, multiple: false, filters: [], folder: true }) : await app.dialogs.ask({ type: 'open-folder', title, action });
	return paths?.[0] ?? null;
};

/** Asks for one media file; null when cancelled. */
export const chooseMediaFile = async (app: App, title: string): Promise<string | null> => {
	const bridge = desktop();
	const paths = bridge
		? await bridge.dialogs.open({ title, multiple: false, filters: [{ name: 'Media', extensions: mediaExtensions }, { name: 'All files', extensions: ['*'] }] })
		: await app.dialogs.ask({ type: 'open-files', title, action: 'Choose', extensions: mediaExtensions, isMultiple: false });
	return paths?.[0] ?? null;
};

/** Asks for a table of colours; null when cancelled. */
export const chooseLut = async (app: App): Promise<string | null> => {
	const bridge = desktop();
	const paths = bridge
		? await bridge.dialogs.open({ title: 'Load LUT', multiple: false, filters: [{ name: 'LUT', extensions: ['cube'] }] })
		: await app.dialogs.ask({ type: 'open-files', title: 'Load LUT', action: 'Load', extensions: ['cube'], isMultiple: false });
	return paths?.[0] ?? null;
};

/** Asks where a file shall be written; null when cancelled. */
export const chooseTarget = async (app: App, options: { title: string; action: string; suggestedName: string; extension: string; kind: string }): Promise<string | null> => {
	const bridge = desktop();
	const paths = bridge
		? await bridge.dialogs.save({ title: options.title, defaultPath: options.suggestedName, filters: [{ name: options.kind, extensions: [options.extension] }] })
		: await app.dialogs.ask({ type: 'save-file', title: options.title, action: options.action, suggestedName: options.suggestedName, extension: options.extension });
	return paths?.[0] ?? null;
};
