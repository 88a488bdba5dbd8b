import { defineCommand, withProject } from './command.ts';

export const toggleMediaList = defineCommand({
	name: 'toggleMediaList',
	label: 'Media as list',
	keys: [],
	isEnabled: withProject,
	isChecked: app => app.mediaView.form === 'list',
	perform: (app) => {
		app.layout.leftTab = 'media';
		app.mediaView.form = app.mediaView.form === 'list' ? 'tiles' : 'list';
	},
});
