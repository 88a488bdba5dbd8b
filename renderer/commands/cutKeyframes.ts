import { copiedKeys } from '../keyframes/keyClipboard.ts';
import { keysByParameter } from '../keyframes/keySelection.ts';
import { defineCommand } from './command.ts';
import { withKeys } from './keyTargets.ts';

export const cutKeyframes = defineCommand({
	name: 'cutKeyframes',
	label: 'Cut keyframes',
	keys: ['Ctrl+X'],
	sharesKey: true,
	isEnabled: withKeys,
	perform: async (app) => {
		app.copiedKeys = copiedKeys(app.document.project, app.selection.keys);
		await app.edit('removeKeyframes', { keyframes: keysByParameter(app.selection.keys), ripple: app.view.isRipplingSpeed });
	},
});
