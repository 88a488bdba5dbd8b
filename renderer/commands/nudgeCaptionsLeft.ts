import { defineCommand } from './command.ts';
import { nudgeCaptions, withCaptions } from './captionTargets.ts';

export const nudgeCaptionsLeft = defineCommand({
	name: 'nudgeCaptionsLeft',
	label: 'Nudge captions left by a frame',
	keys: ['Alt+ArrowLeft'],
	sharesKey: true,
	repeats: true,
	isEnabled: withCaptions,
	perform: app => nudgeCaptions(app, -1),
});
