import { defineCommand, withClips } from './command.ts';
import { nudge } from './nudge.ts';
import { selectedClips } from './targets.ts';

export const nudgeUp = defineCommand({
	name: 'nudgeUp',
	label: 'Nudge up a track',
	keys: ['Alt+ArrowUp'],
	isEnabled: withClips,
	perform: (app) => {
		// In the order of tracks, pictures count upwards and sound downwards.
		const isPicture = selectedClips(app).some(clip => app.document.get('track', clip.trackId)?.type === 'video');
		return nudge(app, { tracks: isPicture ? 1 : -1 });
	},
});
