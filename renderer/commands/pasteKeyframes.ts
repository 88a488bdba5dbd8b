import { pastedShapes } from '../keyframes/keyClipboard.ts';
import { localTime } from '../keyframes/keyedParameter.ts';
import { meantRecords } from '../keyframes/meantRecords.ts';
import { defineCommand, withWritableProject } from './command.ts';

/** Puts the copied keyframes onto the selected clips, or the automation shown, the earliest at the playhead. What was copied last, clips or keyframes, is what is pasted. */
export const pasteKeyframes = defineCommand({
	name: 'pasteKeyframes',
	label: 'Paste keyframes at playhead',
	keys: ['Ctrl+V'],
	sharesKey: true,
	isEnabled: app => withWritableProject(app) && meantRecords(app).length > 0 && app.copiedKeys.length > 0,
	perform: async (app) => {
		const { project } = app.document;
		const shapes = pastedShapes(project, meantRecords(app), app.copiedKeys, owner => localTime(project, owner, app.view.playhead, app.document.openSequence().frameRate));
		if (shapes.length === 0) {
			app.toasts.show('warn', 'None of the selected clips has what these keyframes move. Select a clip of the same type, with the same effect.');
			return;
		}
		await app.edit('shapeKeyframes', { shapes, ripple: app.view.isRipplingSpeed });
	},
});
