import { defineCommand } from './command.ts';
import { nudgeKeys, withKeys } from './keyTargets.ts';

export const nudgeKeysTenLeft = defineCommand({
	name: 'nudgeKeysTenLeft',
	label: 'Nudge keyframes left by ten frames',
	keys: ['Alt+Shift+ArrowLeft'],
	sharesKey: true,
	repeats: true,
	isEnabled: withKeys,
	perform: app => nudgeKeys(app, -10),
});
