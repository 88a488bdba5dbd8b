import { defineCommand, withClips } from './command.ts';
import { nudge } from './nudge.ts';

export const nudgeLeft = defineCommand({
	name: 'nudgeLeft',
	label: 'Nudge left by a frame',
	keys: ['Alt+ArrowLeft'],
	isEnabled: withClips,
	repeats: true,
	perform: app => nudge(app, { frames: -1 }),
});
