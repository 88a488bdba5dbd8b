import { chooseLut } from '../state/chooseFiles.ts';
import type { App } from '../state/app.svelte.ts';

/** Asks for a .cube file and gives its table to effects that are there, or to clips as a new effect. */
export const loadLut = async (app: App, targets: { readonly clipIds?: readonly string[]; readonly effectIds?: readonly string[] }): Promise<void> => {
	const path = await chooseLut(app);
	const read = path && await app.attempt(() => app.engine.call('luts.import', { path, clipIds: [...targets.clipIds ?? []], effectIds: [...targets.effectIds ?? []] }));
	if (read) {
		app.layout.rightTab = 'inspector';
	}
};
