import { defineCommand, withWritableProject } from './command.ts';
import { swapWith } from './swapWith.ts';

export const swapWithPrevious = defineCommand({
	name: 'swapWithPrevious',
	label: 'Swap with previous clip',
	keys: ['Ctrl+Shift+ArrowLeft'],
	isEnabled: withWritableProject,
	perform: app => swapWith(app, 'previous'),
});
