import { defineCommand, withWritableProject } from './command.ts';
import { theChosenCaption, trimCaptionToPlayhead } from './captionTargets.ts';

export const captionEndsHere = defineCommand({
	name: 'captionEndsHere',
	label: 'End caption at playhead',
	keys: [']'],
	sharesKey: true,
	isEnabled: app => withWritableProject(app) && theChosenCaption(app) !== null,
	perform: app => trimCaptionToPlayhead(app, 'tail'),
});
