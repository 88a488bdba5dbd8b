import { frameLength } from '../../electron/shared/time/frameRate.ts';
import { time } from '../../electron/shared/time/time.ts';
import { defineCommand, withProject } from './command.ts';
import { marksOf } from './marks.ts';

export const markOut = defineCommand({
	name: 'markOut',
	label: 'Mark out',
	keys: ['O'],
	isEnabled: withProject,
	perform: (app) => {
		const marks = marksOf(app);
		// The frame under the playhead is inside the range.
		marks.outPoint = time(marks.playhead + frameLength(app.playback.frameRate));
		if (marks.inPoint !== null && marks.inPoint >= marks.outPoint) {
			marks.inPoint = null;
		}
	},
});
