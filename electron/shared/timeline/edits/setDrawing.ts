import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { drawnStream } from '../../media/streams.ts';
import { clipsOfAsset } from '../queries.ts';
import { drawingParametersSchema, type Asset, type Clip } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { fittingValues, nameOfDrawing, requiredDrawing } from './drawingValues.ts';
import { openClip, requiredAsset } from './required.ts';

/**
 * Changes what titles or generators show: their words, their looks, or which drawing they are. It concerns these clips only: where another clip shows the same
 * asset (it was copied or split), these get one of their own.
 *
 *     | T | T |   ->   | T | U |
 *           ^ clip
 *
 * Clips that were called after their words go on being called so.
 */
export const setDrawing = defineEdit({
	label: 'Change title',
	describe: ({ parameters, drawing }) => {
		const [only, ...others] = Object.keys(parameters);
		if (drawing !== null || only === undefined || others.length > 0) {
			return 'Change title';
		}
		return only === 'text' || only === 'second' ? 'Change words' : `Change title: ${only.replaceAll(/([A-Z])/gu, ' $1').toLowerCase()}`;
	},
	args: z.object({
		clipIds: z.array(z.string()).min(1),
		/** What changes; everything else stays. */
		parameters: drawingParametersSchema.default({}),
		/** Another title or generator; what both have in common is kept. Null: the same. */
		drawing: z.string().nullable().default(null),
	}),
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const clips = [...new Set(args.clipIds)].map(id => openClip(draft, id));
		Map.groupBy(clips, clip => clip.assetId).forEach((group, assetId) => {
			const asset = requiredAsset(draft, assetId);
			const { source } = asset;
			if (source.type !== 'drawn' || !asset.video) {
				return refuseEdit(`“${asset.name}” is footage, not a title. Choose a title or a generator.`);
			}
			const definition = requiredDrawing(args.drawing ?? source.drawing);
			const known = new Set(definition.parameters.map(({ path }) => path.split('.').at(-1)));
			const kept = args.drawing === null ? source.parameters : Object.fromEntries(Object.entries(source.parameters).filter(([name]) => known.has(name)));
			const parameters = { ...kept, ...fittingValues(definition, args.parameters) };
			const isShared = clipsOfAsset(project, assetId).some(other => !group.some(clip => clip.id === other.id));
			const changed: Asset = {
				...asset, id: isShared ? newId('asset') : asset.id, name: nameOfDrawing(definition, parameters),
				source: { type: 'drawn', drawing: definition.name, parameters }, video: drawnStream(asset.video, definition.hasAlpha),
			};
			draft.put(changed);
			group.forEach(clip => draft.put({ ...clip, assetId: changed.id, name: clip.name === asset.name ? changed.name : clip.name } satisfies Clip));
		});
		return draft.finish();
	},
});
