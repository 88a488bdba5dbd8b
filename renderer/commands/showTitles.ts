import { defineCommand, withProject } from './command.ts';

export const showTitles = defineCommand({
	name: 'showTitles',
	label: 'Titles',
	keys: [],
	isEnabled: withProject,
	perform: (app) => {
		app.layout.leftTab = 'titles';
	},
});
