import { defineCommand, withWritableProject } from './command.ts';

export const rippleDelete = defineCommand({
	name: 'rippleDelete',
	label: 'Ripple delete (close the gap)',
	keys: ['Shift+Delete', 'Shift+Backspace'],
	isEnabled: app => withWritableProject(app) && (app.selection.clips.size > 0 || app.selection.gap !== null),
	perform: async (app) => {
		const { clips, gap } = app.selection;
		if (gap) {
			await app.edit('rippleDelete', { trackId: gap.trackId, at: gap.start });
			app.selection.clear();
		} else {
			await app.edit('rippleDelete', { clipIds: [...clips], withLinked: app.view.isLinking });
		}
	},
});
