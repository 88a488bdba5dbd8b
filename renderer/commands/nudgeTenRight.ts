import { defineCommand, withClips } from './command.ts';
import { nudge } from './nudge.ts';

export const nudgeTenRight = defineCommand({
	name: 'nudgeTenRight',
	label: 'Nudge right by ten frames',
	keys: ['Alt+Shift+ArrowRight'],
	isEnabled: withClips,
	repeats: true,
	perform: app => nudge(app, { frames: 10 }),
});
