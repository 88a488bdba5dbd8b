import { defineCommand, withProject } from './command.ts';

export const deselect = defineCommand({
	name: 'deselect',
	label: 'Deselect',
	keys: ['Escape'],
	isEnabled: withProject,
	haste: 'past-begun',
	perform: app => app.selection.clear(),
});
