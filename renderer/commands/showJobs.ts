import { defineCommand, withProject } from './command.ts';

export const showJobs = defineCommand({
	name: 'showJobs',
	label: 'Jobs panel',
	keys: ['Ctrl+6'],
	isEnabled: withProject,
	isChecked: app => app.layout.rightTab === 'jobs',
	perform: (app) => {
		app.layout.rightTab = 'jobs';
	},
});
