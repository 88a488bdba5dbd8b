import { defineCommand, withClips } from './command.ts';
import { resetPlaces } from './resetPlaces.ts';

export const resetCrop = defineCommand({
	name: 'resetCrop',
	label: 'Reset crop',
	keys: [],
	isEnabled: withClips,
	perform: app => resetPlaces(app, 'crop'),
});
