import { recordOf } from '../../electron/shared/timeline/queries.ts';
import type { App } from '../state/app.svelte.ts';
import { defineCommand, withClips } from './command.ts';
import { selectedClips } from './targets.ts';

const generatedAsset = (app: App) => selectedClips(app)
	.map(clip => recordOf(app.document.project, 'asset', clip.assetId))
	.find(asset => asset?.source.type === 'generated') ?? null;

/** Makes the bytes of a generated clip anew from its lineage. */
export const makeAgain = defineCommand({
	name: 'makeAgain',
	label: 'Make again',
	keys: [],
	isEnabled: app => withClips(app) && generatedAsset(app) !== null,
	perform: async (app) => {
		const asset = generatedAsset(app);
		if (asset) {
			await app.engine.call('generation.again', { assetId: asset.id });
		}
	},
});
