import { defineCommand } from './command.ts';
import { nudgeKeys, withKeys } from './keyTargets.ts';

export const nudgeKeysTenRight = defineCommand({
	name: 'nudgeKeysTenRight',
	label: 'Nudge keyframes right by ten frames',
	keys: ['Alt+Shift+ArrowRight'],
	sharesKey: true,
	repeats: true,
	isEnabled: withKeys,
	perform: app => nudgeKeys(app, 10),
});
