import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { sequenceRateFor } from '../../time/frameRate.ts';
import { captionsOf, captionTracksOf, clipsOf, frameOf } from '../queries.ts';
import { assetSchema, type Asset, type Sequence } from '../records.ts';
import { captionOnFrames } from './captionPlaces.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf, type Draft } from './draft.ts';
import { requiredBin } from './binPlaces.ts';
import { putLanesOnNewFrames } from './newFrames.ts';
import { requiredSequence } from './required.ts';

/** Even, and within what a sequence may measure. */
const evenSize = (pixels: number): number => Math.min(8192, Math.max(16, Math.round(pixels / 2) * 2));

const fitted = (sequence: Sequence, asset: Asset): Sequence => {
	const { video } = asset;
	if (!video) {
		return sequence;
	}
	const size = { width: evenSize(video.width * video.pixelAspect), height: evenSize(video.height) };
	return asset.mediaType === 'video' ? { ...sequence, ...size, frameRate: sequenceRateFor(video.frameRate) } : { ...sequence, ...size };
};

/** Gives an empty sequence the form of a picture. Captions, markers and keyframes go to the nearest frames of its rate; where one would be shorter than a frame the sequence keeps the rate it has. */
const fit = (draft: Draft, sequence: Sequence, asset: Asset): void => {
	const wanted = fitted(sequence, asset);
	const captions = captionTracksOf(draft.base, sequence.id).flatMap(track => captionsOf(draft.base, track.id));
	const onFrames = captions.map(caption => captionOnFrames(caption, wanted.frameRate)).filter(caption => caption !== null);
	if (onFrames.length < captions.length) {
		draft.put({ ...wanted, frameRate: sequence.frameRate });
		return;
	}
	draft.put(wanted);
	if (frameOf(wanted) !== frameOf(sequence)) {
		onFrames.forEach(caption => draft.put(caption));
		putLanesOnNewFrames(draft, wanted);
	}
};

/**
 * Brings assets into the project's bin; the timeline stays as it is. With `fitSequenceId`, that sequence, as long
 * as it is empty, takes the picture size and the frame rate of the first asset that moves (a variable rate becomes the nearest usual one). Its captions,
 * markers and keyframes go to the nearest frames of the new rate; where a caption would be shorter than a frame the rate stays.
 */
export const addAssets = defineEdit({
	label: 'Import media',
	args: z.object({
		/** Ids are made unless given. */
		assets: z.array(assetSchema.omit({ kind: true, id: true }).extend({ id: z.string().min(1).optional() })).min(1),
		/** The sequence that, as long as it is empty, takes the form of what is brought in. */
		fitSequenceId: z.string().nullable().default(null),
	}),
	apply: (project, { assets, fitSequenceId }, newId) => {
		const draft = draftOf(project, newId);
		const added = assets.map((asset): Asset => ({ ...asset, kind: 'asset', id: asset.id ?? newId('asset') }));
		added.forEach((asset) => {
			if (project[asset.id]) {
				refuseEdit(`“${asset.name}” is in the project already.`);
			}
			if (asset.binId !== undefined) {
				requiredBin(draft, asset.binId);
			}
			draft.put(asset);
		});
		const first = added.find(asset => asset.mediaType === 'video' && asset.video);
		const sequence = fitSequenceId === null ? null : requiredSequence(draft, fitSequenceId);
		if (sequence && first && clipsOf(project, sequence.id).length === 0) {
			fit(draft, sequence, first);
		}
		return draft.finish();
	},
});
