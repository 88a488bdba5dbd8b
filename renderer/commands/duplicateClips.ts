import { defineCommand, withClips } from './command.ts';

/** Puts a copy of the selected clips right behind them; later clips make room. */
export const duplicateClips = defineCommand({
	name: 'duplicateClips',
	label: 'Duplicate',
	keys: ['Ctrl+D'],
	isEnabled: withClips,
	perform: async (app) => {
		const change = await app.edit('duplicate', { clipIds: [...app.selection.clips], withLinked: app.view.isLinking });
		const copies = change?.diff.added.filter(record => record.kind === 'clip') ?? [];
		if (copies.length > 0) {
			app.selection.selectClips(copies.map(clip => clip.id));
		}
	},
});
