import { defineCommand } from './command.ts';
import { nudgeCaptions, withCaptions } from './captionTargets.ts';

export const nudgeCaptionsRight = defineCommand({
	name: 'nudgeCaptionsRight',
	label: 'Nudge captions right by a frame',
	keys: ['Alt+ArrowRight'],
	sharesKey: true,
	repeats: true,
	isEnabled: withCaptions,
	perform: app => nudgeCaptions(app, 1),
});
