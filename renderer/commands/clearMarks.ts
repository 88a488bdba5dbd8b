import { defineCommand, withProject } from './command.ts';
import { marksOf } from './marks.ts';

export const clearMarks = defineCommand({
	name: 'clearMarks',
	label: 'Clear in and out',
	keys: ['Alt+X'],
	isEnabled: withProject,
	perform: (app) => {
		const marks = marksOf(app);
		marks.inPoint = null;
		marks.outPoint = null;
	},
});
