import { defineCommand, withProject } from './command.ts';

export const cropOnCanvas = defineCommand({
	name: 'cropOnCanvas',
	label: 'Crop on the picture',
	keys: ['C'],
	isEnabled: withProject,
	isChecked: app => app.view.canvasMode === 'crop',
	perform: (app) => {
		app.view.canvasMode = app.view.canvasMode === 'crop' ? 'transform' : 'crop';
	},
});
