import { recordOf } from '../../electron/shared/timeline/queries.ts';
import type { Asset } from '../../electron/shared/timeline/records.ts';
import type { App } from '../state/app.svelte.ts';
import { defineCommand, withWritableProject } from './command.ts';
import { selectedPicture } from './generatedTargets.ts';

/** The picture meant: selected in the bin, else the source of the selected clip when that is a still. */
const meantImage = (app: App): Asset | null => {
	const { project } = app.document;
	const chosen = [...app.selection.assets].map(id => recordOf(project, 'asset', id)).find(asset => asset?.video);
	const clip = selectedPicture(app);
	const source = clip ? recordOf(project, 'asset', clip.assetId) : undefined;
	return chosen ?? (source?.duration === null ? source : null);
};

/** Opens the generate panel with this picture to start from. */
export const animateImage = defineCommand({
	name: 'animateImage',
	label: 'Animate this image…',
	keys: [],
	isEnabled: app => withWritableProject(app) && meantImage(app) !== null,
	perform: (app) => {
		const image = meantImage(app);
		if (image) {
			app.generation.starts = { type: 'asset', assetId: image.id };
			app.layout.leftTab = 'generate';
			app.generation.focusRequests++;
		}
	},
});
