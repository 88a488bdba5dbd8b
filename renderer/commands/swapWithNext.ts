import { defineCommand, withWritableProject } from './command.ts';
import { swapWith } from './swapWith.ts';

export const swapWithNext = defineCommand({
	name: 'swapWithNext',
	label: 'Swap with next clip',
	keys: ['Ctrl+Shift+ArrowRight'],
	isEnabled: withWritableProject,
	perform: app => swapWith(app, 'next'),
});
