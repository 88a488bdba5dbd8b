import { defineCommand } from './command.ts';
import { nudgeCaptions, withCaptions } from './captionTargets.ts';

export const nudgeCaptionsTenRight = defineCommand({
	name: 'nudgeCaptionsTenRight',
	label: 'Nudge captions right by ten frames',
	keys: ['Alt+Shift+ArrowRight'],
	sharesKey: true,
	repeats: true,
	isEnabled: withCaptions,
	perform: app => nudgeCaptions(app, 10),
});
