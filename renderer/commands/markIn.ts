import { defineCommand, withProject } from './command.ts';
import { marksOf } from './marks.ts';

export const markIn = defineCommand({
	name: 'markIn',
	label: 'Mark in',
	keys: ['I'],
	isEnabled: withProject,
	perform: (app) => {
		const marks = marksOf(app);
		marks.inPoint = marks.playhead;
		if (marks.outPoint !== null && marks.outPoint <= marks.playhead) {
			marks.outPoint = null;
		}
	},
});
