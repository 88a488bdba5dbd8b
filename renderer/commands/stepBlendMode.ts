import { blendModes } from '../../electron/shared/blending/blendModes.ts';
import type { App } from '../state/app.svelte.ts';
import { clipsFor } from './effectCommands.ts';

/** Gives the selected pictures the blend mode that stands so many places on from the first one's, around the end of the list. */
export const stepBlendMode = async (app: App, by: 1 | -1): Promise<void> => {
	const clips = clipsFor(app, 'picture');
	const place = blendModes.findIndex(({ name }) => name === clips[0]?.blend);
	const next = blendModes.at((place + by) % blendModes.length);
	if (next && clips.length > 0) {
		await app.edit('setProperties', { settings: clips.map(({ id }) => ({ id, path: 'blend', value: next.name })) });
	}
};
