import { defineCommand } from './command.ts';
import { raiseKeys, withKeys } from './keyTargets.ts';

export const nudgeKeysDown = defineCommand({
	name: 'nudgeKeysDown',
	label: 'Lower keyframes by a step',
	keys: ['Alt+ArrowDown'],
	sharesKey: true,
	repeats: true,
	isEnabled: withKeys,
	perform: app => raiseKeys(app, -1),
});
