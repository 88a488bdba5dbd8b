import { defineCommand, withProject } from './command.ts';
import { goToMarker } from './goToMarker.ts';

export const nextMarker = defineCommand({
	name: 'nextMarker',
	label: 'Next marker',
	keys: ['Shift+ArrowDown'],
	isEnabled: withProject,
	repeats: true,
	perform: app => goToMarker(app, 1),
});
