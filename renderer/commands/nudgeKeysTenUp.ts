import { defineCommand } from './command.ts';
import { raiseKeys, withKeys } from './keyTargets.ts';

export const nudgeKeysTenUp = defineCommand({
	name: 'nudgeKeysTenUp',
	label: 'Raise keyframes by ten steps',
	keys: ['Alt+Shift+ArrowUp'],
	sharesKey: true,
	repeats: true,
	isEnabled: withKeys,
	perform: app => raiseKeys(app, 10),
});
