import { tracksOf } from '../../electron/shared/timeline/queries.ts';
import { defineCommand, withWritableProject } from './command.ts';

export const duckUnder = defineCommand({
	name: 'duckUnder',
	label: 'Duck under…',
	keys: ['Alt+U'],
	isEnabled: app => withWritableProject(app) && app.document.sequenceId !== null && tracksOf(app.document.project, app.document.sequenceId, 'audio').length > 1,
	perform: async (app) => {
		await app.dialogs.ask({ type: 'duck' });
	},
});
