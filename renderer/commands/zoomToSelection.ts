import { clipEnd } from '../../electron/shared/timeline/queries.ts';
import { defineCommand } from './command.ts';
import { selectedClips } from './targets.ts';

export const zoomToSelection = defineCommand({
	name: 'zoomToSelection',
	label: 'Zoom to selection',
	keys: ['Shift+Z'],
	isEnabled: app => app.selection.clips.size > 0,
	perform: (app) => {
		const clips = selectedClips(app);
		app.view.fit(Math.min(...clips.map(clip => clip.start)), Math.max(...clips.map(clipEnd)));
	},
});
