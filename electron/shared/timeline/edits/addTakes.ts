import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { timeSchema, zeroTime } from '../../time/time.ts';
import { assetSchema, type Asset, type Take } from '../records.ts';
import { takesOf } from '../takes.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { openClip, requiredTrack } from './required.ts';
import { showingTake } from './takeRequired.ts';

/**
 * Gives a clip further takes, which come into the bin too. The clip keeps its place and length and shows the first of the new ones, unless told not to.
 *
 *     | A |   ->   | B |     takes: A, B
 *
 * `offset` is the moment of the clip's present source at which a take begins: a part of a long film that was enhanced.
 */
export const addTakes = defineEdit({
	label: 'Add take',
	describe: ({ takes }) => takes.length === 1 ? 'Add take' : `Add ${takes.length} takes`,
	args: z.object({
		clipId: z.string(),
		takes: z.array(z.object({ asset: assetSchema.omit({ kind: true, id: true }), offset: timeSchema.default(zeroTime) })).min(1),
		isShown: z.boolean().default(true),
	}),
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const clip = openClip(draft, args.clipId);
		const isPicture = requiredTrack(draft, clip.trackId).type === 'video';
		const present = takesOf(clip);
		// Offsets count from the slot's own source, which need not be the take shown now.
		const shift = present.find(take => take.assetId === clip.assetId)?.offset ?? zeroTime;
		const added = args.takes.map(({ asset, offset }): Take => {
			if (isPicture && !asset.video) {
				return refuseEdit(`“${asset.name}” has no picture, so it is no take of “${clip.name}”.`);
			}
			if (!isPicture && asset.audio.length <= clip.audioStream) {
				return refuseEdit(`“${asset.name}” has no such sound, so it is no take of “${clip.name}”.`);
			}
			const record: Asset = { ...asset, kind: 'asset', id: newId('asset') };
			draft.put(record);
			return { assetId: record.id, offset: shift + offset as Take['offset'], score: null };
		});
		const withTakes = { ...clip, takes: [...present, ...added] };
		const [first] = added;
		draft.put(first && args.isShown ? showingTake(draft, withTakes, first) : withTakes);
		return draft.finish();
	},
});
