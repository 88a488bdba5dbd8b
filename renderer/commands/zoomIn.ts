import { defineCommand, withProject } from './command.ts';

export const zoomIn = defineCommand({
	name: 'zoomIn',
	label: 'Zoom in',
	keys: ['=', '+'],
	isEnabled: withProject,
	repeats: true,
	perform: app => app.view.zoom(1.5),
});
