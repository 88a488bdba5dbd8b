import { timeFromSeconds } from '../../electron/shared/time/time.ts';
import { clipAt, tracksOf } from '../../electron/shared/timeline/queries.ts';
import type { Clip } from '../../electron/shared/timeline/records.ts';
import type { App } from '../state/app.svelte.ts';
import { defineCommand, withWritableProject } from './command.ts';
import { clipAtPlayhead } from './targets.ts';

const heldSeconds = 2;

/** The picture a freeze means: what a key would mean, but never sound. */
const pictureAtPlayhead = (app: App): Clip | null => {
	const { project, sequenceId } = app.document;
	const tracks = sequenceId ? tracksOf(project, sequenceId, 'video') : [];
	const isPicture = (clip: Clip) => tracks.some(track => track.id === clip.trackId);
	const meant = clipAtPlayhead(app);
	const pictures = tracks.filter(track => !track.isLocked).toReversed().flatMap(track => clipAt(project, track.id, app.view.playhead) ?? []);
	return meant && isPicture(meant) ? meant : pictures[0] ?? null;
};

export const freezeFrame = defineCommand({
	name: 'freezeFrame',
	label: 'Freeze frame at playhead',
	keys: ['Alt+F'],
	isEnabled: app => withWritableProject(app) && pictureAtPlayhead(app) !== null,
	perform: async (app) => {
		const clip = pictureAtPlayhead(app);
		if (clip) {
			await app.edit('freezeFrame', { clipId: clip.id, at: app.view.playhead, duration: timeFromSeconds(heldSeconds) });
		}
	},
});
