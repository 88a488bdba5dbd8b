import { selectedTitle } from '../state/titles.ts';
import { defineCommand, withWritableProject } from './command.ts';

export const editTitle = defineCommand({
	name: 'editTitle',
	label: 'Type title on picture',
	keys: ['Alt+Enter'],
	isEnabled: app => withWritableProject(app) && selectedTitle(app) !== null,
	perform: (app) => {
		const title = selectedTitle(app);
		if (title) {
			app.source.isShown = false;
			app.view.typing = { clipId: title.clip.id, parameter: 'text' };
		}
	},
});
