import { defineCommand, withClips } from './command.ts';
import { nudge } from './nudge.ts';

export const nudgeTenLeft = defineCommand({
	name: 'nudgeTenLeft',
	label: 'Nudge left by ten frames',
	keys: ['Alt+Shift+ArrowLeft'],
	isEnabled: withClips,
	repeats: true,
	perform: app => nudge(app, { frames: -10 }),
});
