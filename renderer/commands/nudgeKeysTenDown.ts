import { defineCommand } from './command.ts';
import { raiseKeys, withKeys } from './keyTargets.ts';

export const nudgeKeysTenDown = defineCommand({
	name: 'nudgeKeysTenDown',
	label: 'Lower keyframes by ten steps',
	keys: ['Alt+Shift+ArrowDown'],
	sharesKey: true,
	repeats: true,
	isEnabled: withKeys,
	perform: app => raiseKeys(app, -10),
});
