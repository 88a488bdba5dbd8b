import { defineCommand, withProject } from './command.ts';

export const hideCanvasControls = defineCommand({
	name: 'hideCanvasControls',
	label: 'Handles on the picture',
	keys: ['Shift+P'],
	isEnabled: withProject,
	isChecked: app => app.view.canvasMode !== 'off',
	perform: (app) => {
		app.view.canvasMode = app.view.canvasMode === 'off' ? 'transform' : 'off';
	},
});
