import { keysByParameter } from '../keyframes/keySelection.ts';
import { defineCommand } from './command.ts';
import { withKeys } from './keyTargets.ts';

export const deleteKeyframes = defineCommand({
	name: 'deleteKeyframes',
	label: 'Delete keyframes',
	keys: ['Delete', 'Backspace'],
	sharesKey: true,
	isEnabled: withKeys,
	perform: async (app) => {
		await app.edit('removeKeyframes', { keyframes: keysByParameter(app.selection.keys), ripple: app.view.isRipplingSpeed });
	},
});
