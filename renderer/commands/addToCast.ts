import { wholeSquare, type Portrait } from '../../electron/shared/generation/portrait.ts';
import { zeroTime, type Time } from '../../electron/shared/time/time.ts';
import { sourceMoment } from '../../electron/shared/time/timeMap.ts';
import { assetsOf, frameOf, recordOf } from '../../electron/shared/timeline/queries.ts';
import type { App } from '../state/app.svelte.ts';
import { defineCommand, withWritableProject } from './command.ts';
import { selectedPicture } from './generatedTargets.ts';

const square = (assetId: string, at: Time): Portrait => ({ assetId, at, ...wholeSquare });

/** The picture meant: what the source viewer shows, else what is selected in the bin, else the selected clip at the playhead, else nothing in particular. */
const meantPicture = (app: App): Portrait | null => {
	const { project, sequence } = app.document;
	const shown = app.source.isShown ? app.source.assetId : null;
	if (shown !== null && recordOf(project, 'asset', shown)?.video) {
		return square(shown, app.source.playhead);
	}
	const chosen = [...app.selection.assets].find(id => recordOf(project, 'asset', id)?.video);
	if (chosen !== undefined) {
		return square(chosen, zeroTime);
	}
	const clip = selectedPicture(app);
	if (!clip || !sequence || recordOf(project, 'asset', clip.assetId)?.source.type === 'drawn') {
		return null;
	}
	const local = Math.min(Math.max(0, app.view.playhead - clip.start), clip.duration - frameOf(sequence));
	return square(clip.assetId, sourceMoment(clip, local, frameOf(sequence)));
};

/** Opens the dialog that takes a person into the cast, with the picture at hand. */
export const addToCast = defineCommand({
	name: 'addToCast',
	label: 'Add to the cast…',
	keys: [],
	isEnabled: app => withWritableProject(app) && assetsOf(app.document.project).some(asset => asset.video && asset.source.type !== 'drawn'),
	perform: app => void app.dialogs.ask({ type: 'cast', castId: null, portrait: meantPicture(app) }),
});
