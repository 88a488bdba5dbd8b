import { defineCommand, withWritableProject } from './command.ts';

/** Takes the selected clips away and leaves their room. A selected transition is removed, a selected gap closed. */
export const lift = defineCommand({
	name: 'lift',
	label: 'Delete (leave a gap)',
	keys: ['Delete', 'Backspace'],
	isEnabled: app => withWritableProject(app) && (app.selection.clips.size > 0 || app.selection.transition !== null || app.selection.gap !== null),
	perform: async (app) => {
		const { clips, transition, gap } = app.selection;
		if (transition) {
			await app.edit('removeTransition', { transitionId: transition });
		} else if (gap) {
			await app.edit('rippleDelete', { trackId: gap.trackId, at: gap.start });
			app.selection.clear();
		} else {
			await app.edit('lift', { clipIds: [...clips], withLinked: app.view.isLinking });
		}
	},
});
