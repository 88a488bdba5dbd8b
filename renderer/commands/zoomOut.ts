import { defineCommand, withProject } from './command.ts';

export const zoomOut = defineCommand({
	name: 'zoomOut',
	label: 'Zoom out',
	keys: ['-'],
	isEnabled: withProject,
	repeats: true,
	perform: app => app.view.zoom(1 / 1.5),
});
