import { defineCommand } from './command.ts';
import { nudgeKeys, withKeys } from './keyTargets.ts';

export const nudgeKeysLeft = defineCommand({
	name: 'nudgeKeysLeft',
	label: 'Nudge keyframes left by a frame',
	keys: ['Alt+ArrowLeft'],
	sharesKey: true,
	repeats: true,
	isEnabled: withKeys,
	perform: app => nudgeKeys(app, -1),
});
