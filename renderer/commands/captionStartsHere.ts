import { defineCommand, withWritableProject } from './command.ts';
import { theChosenCaption, trimCaptionToPlayhead } from './captionTargets.ts';

export const captionStartsHere = defineCommand({
	name: 'captionStartsHere',
	label: 'Begin caption at playhead',
	keys: ['['],
	sharesKey: true,
	isEnabled: app => withWritableProject(app) && theChosenCaption(app) !== null,
	perform: app => trimCaptionToPlayhead(app, 'head'),
});
