import { defineCommand, withProject } from './command.ts';
import { goToCut } from './goToCut.ts';

export const previousCut = defineCommand({
	name: 'previousCut',
	label: 'Previous cut',
	keys: ['ArrowUp'],
	isEnabled: withProject,
	repeats: true,
	perform: app => goToCut(app, -1),
});
