import { flicksPerSecond, timeFromSeconds, type Time } from '../../electron/shared/time/time.ts';
import { clipEnd, neighbours, recordOf } from '../../electron/shared/timeline/queries.ts';
import { defineCommand, withWritableProject } from './command.ts';
import { wordsOf } from './fillGap.ts';
import { selectedPicture } from './generatedTargets.ts';

/** Goes on from the end of the selected clip, as long as the generate panel says or until the next clip. */
export const extendClip = defineCommand({
	name: 'extendClip',
	label: 'Extend the clip',
	keys: [],
	isEnabled: app => withWritableProject(app) && selectedPicture(app) !== null,
	perform: async (app) => {
		const clip = selectedPicture(app);
		if (!clip) {
			return;
		}
		const { next } = neighbours(app.document.project, clip);
		const start = clipEnd(clip);
		const room = next ? next.start - start : Infinity;
		if (room <= 0) {
			app.toasts.show('warn', `“${clip.name}” cannot be extended: “${next?.name}” begins right after it. Move that first, or trim it.`);
			return;
		}
		const duration = Math.min(room, timeFromSeconds(app.generation.seconds)) as Time;
		const made = await app.engine.call('generation.clip', {
			prompt: wordsOf(app, clip), sequenceId: recordOf(app.document.project, 'track', clip.trackId)?.sequenceId ?? '', placement: { trackId: clip.trackId, start }, duration,
			first: { type: 'clip', clipId: clip.id }, last: next && room <= app.generation.seconds * flicksPerSecond ? { type: 'clip', clipId: next.id } : null,
		});
		app.selection.selectClips([made.clipId]);
		app.view.reveal(start);
	},
});
