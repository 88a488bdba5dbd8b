import { captionTrackOf } from '../state/captions.ts';
import { defineCommand, withProject } from './command.ts';

/** Shows the captions above the tracks at full height, or folds them to one low lane. */
export const toggleCaptionLanes = defineCommand({
	name: 'toggleCaptionLanes',
	label: 'Caption lanes',
	keys: [],
	isEnabled: app => withProject(app) && captionTrackOf(app) !== null,
	isChecked: app => app.layout.showsCaptionLanes,
	perform: (app) => {
		app.layout.showsCaptionLanes = !app.layout.showsCaptionLanes;
		app.remember('layout', app.layout.write());
	},
});
