import { defineCommand, withProject } from './command.ts';
import { goToCut } from './goToCut.ts';

export const nextCut = defineCommand({
	name: 'nextCut',
	label: 'Next cut',
	keys: ['ArrowDown'],
	isEnabled: withProject,
	repeats: true,
	perform: app => goToCut(app, 1),
});
