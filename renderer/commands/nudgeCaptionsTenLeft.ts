import { defineCommand } from './command.ts';
import { nudgeCaptions, withCaptions } from './captionTargets.ts';

export const nudgeCaptionsTenLeft = defineCommand({
	name: 'nudgeCaptionsTenLeft',
	label: 'Nudge captions left by ten frames',
	keys: ['Alt+Shift+ArrowLeft'],
	sharesKey: true,
	repeats: true,
	isEnabled: withCaptions,
	perform: app => nudgeCaptions(app, -10),
});
