import { sequenceDuration } from '../../electron/shared/timeline/queries.ts';
import { defineCommand, withProject } from './command.ts';

export const zoomToFit = defineCommand({
	name: 'zoomToFit',
	label: 'Zoom to fit',
	keys: ['F'],
	isEnabled: withProject,
	perform: app => app.view.fit(0, app.document.sequenceId ? sequenceDuration(app.document.project, app.document.sequenceId) : 0),
});
