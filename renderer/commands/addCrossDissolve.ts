import { crossDissolve } from '../../electron/shared/transitions/crossDissolve.ts';
import { defineCommand, withWritableProject } from './command.ts';
import { addTransitionAtCut, cutForTransition } from './transitionAtCut.ts';

export const addCrossDissolve = defineCommand({
	name: 'addCrossDissolve',
	label: 'Add cross dissolve',
	keys: ['D'],
	isEnabled: app => withWritableProject(app) && cutForTransition(app) !== null,
	perform: async (app) => {
		await addTransitionAtCut(app, crossDissolve.name);
	},
});
