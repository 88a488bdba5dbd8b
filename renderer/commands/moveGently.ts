import { recordOf } from '../../electron/shared/timeline/queries.ts';
import type { App } from '../state/app.svelte.ts';
import { defineCommand, withWritableProject } from './command.ts';
import { clipsFor } from './effectCommands.ts';

/** The selected clips that show a still picture. */
const stills = (app: App) => clipsFor(app, 'picture').filter((clip) => {
	const asset = recordOf(app.document.project, 'asset', clip.assetId);
	return asset?.duration === null && asset.source.type !== 'drawn';
});

export const moveGently = defineCommand({
	name: 'moveGently',
	label: 'Move gently',
	keys: [],
	isEnabled: app => withWritableProject(app) && stills(app).length > 0,
	perform: async (app) => {
		await app.edit('moveGently', { clipIds: stills(app).map(({ id }) => id) });
	},
});
