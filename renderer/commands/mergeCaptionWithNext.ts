import { captionsOf } from '../../electron/shared/timeline/queries.ts';
import type { Caption } from '../../electron/shared/timeline/records.ts';
import type { App } from '../state/app.svelte.ts';
import { captionAtPlayhead } from '../state/captions.ts';
import { theChosenCaption } from './captionTargets.ts';
import { defineCommand, withWritableProject } from './command.ts';

/** The chosen caption, else the one under the playhead, with the one after it; null where there are not two. */
const pair = (app: App): readonly [Caption, Caption] | null => {
	const caption = theChosenCaption(app) ?? captionAtPlayhead(app);
	const next = caption && captionsOf(app.document.project, caption.trackId).find(other => other.start > caption.start);
	return caption && next ? [caption, next] : null;
};

export const mergeCaptionWithNext = defineCommand({
	name: 'mergeCaptionWithNext',
	label: 'Merge caption with next',
	keys: [],
	isEnabled: app => withWritableProject(app) && pair(app) !== null,
	perform: async (app) => {
		const captionIds = pair(app)?.map(caption => caption.id) ?? [];
		if (await app.edit('mergeCaptions', { captionIds })) {
			app.selection.selectCaptions(captionIds.slice(0, 1));
		}
	},
});
