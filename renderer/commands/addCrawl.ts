import { defineCommand, withWritableProject } from './command.ts';
import { placeDrawing } from './placeDrawing.ts';

export const addCrawl = defineCommand({
	name: 'addCrawl',
	label: 'Add crawl',
	keys: [],
	isEnabled: withWritableProject,
	perform: app => placeDrawing(app, 'crawl'),
});
