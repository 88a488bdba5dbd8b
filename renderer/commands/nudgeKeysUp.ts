import { defineCommand } from './command.ts';
import { raiseKeys, withKeys } from './keyTargets.ts';

export const nudgeKeysUp = defineCommand({
	name: 'nudgeKeysUp',
	label: 'Raise keyframes by a step',
	keys: ['Alt+ArrowUp'],
	sharesKey: true,
	repeats: true,
	isEnabled: withKeys,
	perform: app => raiseKeys(app, 1),
});
