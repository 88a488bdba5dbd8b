import { defineCommand } from './command.ts';
import { nudgeKeys, withKeys } from './keyTargets.ts';

export const nudgeKeysRight = defineCommand({
	name: 'nudgeKeysRight',
	label: 'Nudge keyframes right by a frame',
	keys: ['Alt+ArrowRight'],
	sharesKey: true,
	repeats: true,
	isEnabled: withKeys,
	perform: app => nudgeKeys(app, 1),
});
