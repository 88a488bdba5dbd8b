import { defineCommand } from './command.ts';
import { goToCaption, withCaptionsInSight } from './captionTargets.ts';

export const nextCaption = defineCommand({
	name: 'nextCaption',
	label: 'Next caption',
	keys: ['Alt+ArrowDown'],
	sharesKey: true,
	repeats: true,
	isEnabled: withCaptionsInSight,
	perform: app => goToCaption(app, 1),
});
