import { defineCommand, withClips } from './command.ts';
import { resetPlaces } from './resetPlaces.ts';

export const resetTransform = defineCommand({
	name: 'resetTransform',
	label: 'Reset position, scale and rotation',
	keys: ['Ctrl+Alt+R'],
	isEnabled: withClips,
	perform: app => resetPlaces(app, 'all'),
});
