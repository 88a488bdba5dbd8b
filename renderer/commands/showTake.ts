import type { App } from '../state/app.svelte.ts';
import { takeBeside } from '../../electron/shared/timeline/takes.ts';
import { selectedWithTakes } from './generatedTargets.ts';

/** Whether a clip is selected that has takes to choose between. */
export const hasTakes = (app: App): boolean => (selectedWithTakes(app)?.takes.length ?? 0) > 1;

/** Shows the take beside the present one. */
export const showTakeBeside = async (app: App, by: 1 | -1): Promise<void> => {
	const clip = selectedWithTakes(app);
	const take = clip && takeBeside(clip, by);
	if (clip && take) {
		await app.edit('chooseTake', { clipId: clip.id, assetId: take.assetId });
	}
};
