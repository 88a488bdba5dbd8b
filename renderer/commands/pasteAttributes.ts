import { attributeNames } from '../../electron/shared/timeline/edits/pasteAttributes.ts';
import { defineCommand, withClips } from './command.ts';
import { selectedClips } from './targets.ts';

/** Gives the selected clips the settings of those that were copied: pictures from a picture, sound from sound. */
export const pasteAttributes = defineCommand({
	name: 'pasteAttributes',
	label: 'Paste attributes',
	keys: ['Alt+V'],
	isEnabled: app => withClips(app) && app.clipboard.clips.length > 0,
	perform: async (app) => {
		const typeOf = (trackId: string) => app.document.get('track', trackId)?.type;
		for (const type of ['video', 'audio'] as const) {
			const from = app.clipboard.clips.find(clip => typeOf(clip.trackId) === type);
			const goals = selectedClips(app).filter(clip => typeOf(clip.trackId) === type).map(clip => clip.id);
			if (from && goals.length > 0) {
				await app.edit('pasteAttributes', { from, effects: app.clipboard.effects, clipIds: goals, attributes: attributeNames });
			}
		}
	},
});
