import { frameLength } from '../../electron/shared/time/frameRate.ts';
import { time } from '../../electron/shared/time/time.ts';
import { defineCommand, withProject } from './command.ts';
import { marksOf, setOut } from './marks.ts';

export const markOut = defineCommand({
	name: 'markOut',
	label: 'Mark out',
	keys: ['O'],
	isEnabled: withProject,
	perform: (app) => {
		const marks = marksOf(app);
		// The frame under the playhead is inside the range.
		setOut(marks, time(marks.playhead + frameLength(app.playback.frameRate)));
	},
});
