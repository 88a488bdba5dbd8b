import { defineCommand, withClips } from './command.ts';
import { nudge } from './nudge.ts';

export const nudgeRight = defineCommand({
	name: 'nudgeRight',
	label: 'Nudge right by a frame',
	keys: ['Alt+ArrowRight'],
	isEnabled: withClips,
	repeats: true,
	perform: app => nudge(app, { frames: 1 }),
});
