import { defineCommand, withProject } from './command.ts';
import { marksOf, setIn } from './marks.ts';

export const markIn = defineCommand({
	name: 'markIn',
	label: 'Mark in',
	keys: ['I'],
	isEnabled: withProject,
	perform: (app) => {
		const marks = marksOf(app);
		setIn(marks, marks.playhead);
	},
});
