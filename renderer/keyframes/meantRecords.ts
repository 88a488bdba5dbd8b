import { recordOf } from '../../electron/shared/timeline/queries.ts';
import type { Clip, Sequence, Track } from '../../electron/shared/timeline/records.ts';
import { selectedClips } from '../commands/targets.ts';
import type { App } from '../state/app.svelte.ts';

/** Whose keyframes a key means: the selected clips; without any, the tracks and the master whose automation is shown, of these the chosen track alone. */
export const meantRecords = (app: App): readonly (Clip | Track | Sequence)[] => {
	const clips = selectedClips(app);
	if (clips.length > 0) {
		return clips;
	}
	const { project } = app.document;
	const { track } = app.selection;
	const open = [...app.view.openAutomation];
	return (track !== null && open.includes(track) ? [track] : open).flatMap(id => recordOf(project, 'track', id) ?? recordOf(project, 'sequence', id) ?? []);
};
