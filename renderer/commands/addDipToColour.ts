import { dipToColour } from '../../electron/shared/transitions/dipToColour.ts';
import { defineCommand, withWritableProject } from './command.ts';
import { addTransitionAtCut, cutForTransition } from './transitionAtCut.ts';

export const addDipToColour = defineCommand({
	name: 'addDipToColour',
	label: 'Add dip to colour',
	keys: ['Alt+D'],
	isEnabled: app => withWritableProject(app) && cutForTransition(app) !== null,
	perform: async (app) => {
		await addTransitionAtCut(app, dipToColour.name);
	},
});
