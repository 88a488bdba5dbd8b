import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { sourceLength } from '../../time/timeMap.ts';
import { sourceLimit } from '../handles.ts';
import { clipsOfAsset, frameOf } from '../queries.ts';
import { assetSchema, type Asset } from '../records.ts';
import type { Draft } from './draft.ts';
import { requiredAsset, requiredTrack, sequenceOfClip } from './required.ts';

/** An asset, and what its new file holds. */
export const relinkSchema = assetSchema.pick({ source: true, mediaType: true, duration: true, video: true, audio: true }).extend({ assetId: z.string() });

/** The asset with another file; refused where that does not fit all its clips. */
export const relinked = (draft: Draft, { assetId, ...found }: z.output<typeof relinkSchema>): Asset => {
	const before = requiredAsset(draft, assetId);
	if (before.mediaType !== found.mediaType) {
		refuseEdit(`“${before.name}” is ${before.mediaType}, the chosen file is ${found.mediaType}. Choose a file of the same type.`);
	}
	const after: Asset = { ...before, ...found };
	clipsOfAsset(draft.base, assetId).forEach((clip) => {
		if (clip.sourceStart + sourceLength(clip) > sourceLimit(after, frameOf(sequenceOfClip(draft, clip)))) {
			refuseEdit(`The chosen file is too short: the clip “${clip.name}” uses a later part of the source. Choose the whole file.`);
		}
		if (requiredTrack(draft, clip.trackId).type === 'audio' && clip.audioStream >= after.audio.length) {
			refuseEdit(`The chosen file has no sound stream ${clip.audioStream + 1}, which the clip “${clip.name}” plays. Choose another file.`);
		}
	});
	return after;
};
