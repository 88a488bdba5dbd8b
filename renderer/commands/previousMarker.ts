import { defineCommand, withProject } from './command.ts';
import { goToMarker } from './goToMarker.ts';

export const previousMarker = defineCommand({
	name: 'previousMarker',
	label: 'Previous marker',
	keys: ['Shift+ArrowUp'],
	isEnabled: withProject,
	repeats: true,
	perform: app => goToMarker(app, -1),
});
