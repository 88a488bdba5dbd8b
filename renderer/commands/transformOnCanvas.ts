import { defineCommand, withProject } from './command.ts';

/** Shows the box of the selected picture in the viewer, and takes its keys: arrows move it. Once more hides it. */
export const transformOnCanvas = defineCommand({
	name: 'transformOnCanvas',
	label: 'Place on the picture',
	keys: ['P'],
	isEnabled: withProject,
	isChecked: app => app.view.canvasMode === 'transform',
	perform: (app) => {
		const wasFocused = document.activeElement?.matches('[data-box]') === true;
		app.view.canvasMode = app.view.canvasMode === 'transform' && wasFocused ? 'off' : 'transform';
		requestAnimationFrame(() => document.querySelector<SVGElement>('[data-box]')?.focus());
	},
});
