import { chosenCaptions } from '../state/captions.ts';
import { defineCommand } from './command.ts';
import { withCaptions } from './captionTargets.ts';

/** Opens the first chosen caption for typing, in its place on the timeline. */
export const editCaption = defineCommand({
	name: 'editCaption',
	label: 'Edit caption',
	keys: ['Enter'],
	sharesKey: true,
	isEnabled: withCaptions,
	perform: (app) => {
		const [caption] = chosenCaptions(app);
		if (caption) {
			app.layout.showsCaptionLanes = true;
			app.view.captionTrack = caption.trackId;
			app.view.reveal(caption.start);
			app.view.typedCaption = caption.id;
		}
	},
});
