import { chosenCaptions } from '../state/captions.ts';
import { defineCommand } from './command.ts';
import { withCaptions } from './captionTargets.ts';

export const removeCaptions = defineCommand({
	name: 'removeCaptions',
	label: 'Remove captions',
	keys: ['Delete', 'Backspace'],
	sharesKey: true,
	isEnabled: withCaptions,
	perform: async (app) => {
		await app.edit('removeCaptions', { captionIds: chosenCaptions(app).map(caption => caption.id) });
	},
});
