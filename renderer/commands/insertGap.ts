import { timeOfFrame } from '../../electron/shared/time/frameRate.ts';
import { time } from '../../electron/shared/time/time.ts';
import { defineCommand, withWritableProject } from './command.ts';

/** Makes room at the playhead: as long as the range from in to out, else one second. */
export const insertGap = defineCommand({
	name: 'insertGap',
	label: 'Insert gap at playhead',
	keys: ['Alt+G'],
	isEnabled: withWritableProject,
	perform: async (app) => {
		const { inPoint, outPoint, playhead } = app.view;
		const sequence = app.document.openSequence();
		const second = timeOfFrame(Math.round(sequence.frameRate.numerator / sequence.frameRate.denominator), sequence.frameRate);
		const isMarked = inPoint !== null && outPoint !== null && outPoint > inPoint;
		await app.edit('insertGap', { sequenceId: sequence.id, at: isMarked ? inPoint : playhead, duration: isMarked ? time(outPoint - inPoint) : second });
	},
});
