import type { App } from '../state/app.svelte.ts';

/** Puts a title or a generator at the playhead, in front, and selects it. */
export const placeDrawing = async (app: App, drawing: string): Promise<void> => {
	const change = await app.edit('addDrawing', { sequenceId: app.document.openSequence().id, drawing, start: app.view.playhead });
	const added = change?.diff.added.find(record => record.kind === 'clip');
	if (added) {
		app.source.isShown = false;
		app.selection.selectClips([added.id]);
		app.layout.rightTab = 'inspector';
		app.view.reveal(app.view.playhead);
	}
};
