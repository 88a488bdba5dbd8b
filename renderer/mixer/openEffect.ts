import { tick } from 'svelte';
import type { Effect } from '../../electron/shared/timeline/records.ts';
import type { App } from '../state/app.svelte.ts';

/** Where the inspector has an effect. */
export const effectSectionId = (effect: Pick<Effect, 'id'>): string => `effect-${effect.id}`;

/** Shows what a track or the master has in the inspector; with an effect, its settings. */
export const openStrip = async (app: App, targetId: string, effect: Effect | null): Promise<void> => {
	app.selection.clear();
	app.selection.track = app.document.get('track', targetId) ? targetId : null;
	app.layout.rightTab = 'inspector';
	if (effect) {
		await tick();
		document.getElementById(effectSectionId(effect))?.scrollIntoView({ block: 'nearest' });
	}
};
