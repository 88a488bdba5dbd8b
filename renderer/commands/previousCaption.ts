import { defineCommand } from './command.ts';
import { goToCaption, withCaptionsInSight } from './captionTargets.ts';

export const previousCaption = defineCommand({
	name: 'previousCaption',
	label: 'Previous caption',
	keys: ['Alt+ArrowUp'],
	sharesKey: true,
	repeats: true,
	isEnabled: withCaptionsInSight,
	perform: app => goToCaption(app, -1),
});
