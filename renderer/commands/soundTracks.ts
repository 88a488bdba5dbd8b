import { recordOf, tracksOf } from '../../electron/shared/timeline/queries.ts';
import type { Track } from '../../electron/shared/timeline/records.ts';
import type { App } from '../state/app.svelte.ts';
import { selectedClips } from './targets.ts';

/** The sound tracks a command means: the chosen one, else those the selected clips lie on. */
export const chosenSoundTracks = (app: App): readonly Track[] => {
	const { project, sequenceId } = app.document;
	const chosen = app.selection.track ? recordOf(project, 'track', app.selection.track) : undefined;
	if (chosen?.type === 'audio') {
		return [chosen];
	}
	const ids = new Set(selectedClips(app).map(clip => clip.trackId));
	return sequenceId ? tracksOf(project, sequenceId, 'audio').filter(track => ids.has(track.id)) : [];
};
