import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { clipsOfAsset, frameOf } from '../queries.ts';
import { sourceLength } from '../../time/timeMap.ts';
import { sourceLimit } from '../handles.ts';
import { assetSchema, type Asset } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { requiredAsset, requiredTrack, sequenceOfClip } from './required.ts';

/**
 * Points an asset at another file: one that was moved, or a better copy. Every clip keeps its place and its part of the source.
 * Refused when the file does not fit: another type of media, too short for a clip, or without a sound stream that a clip uses.
 */
export const relinkAsset = defineEdit({
	label: 'Relink media',
	args: assetSchema.pick({ source: true, mediaType: true, duration: true, video: true, audio: true }).extend({ assetId: z.string() }),
	apply: (project, { assetId, ...found }, newId) => {
		const draft = draftOf(project, newId);
		const before = requiredAsset(draft, assetId);
		if (before.mediaType !== found.mediaType) {
			refuseEdit(`“${before.name}” is ${before.mediaType}, the chosen file is ${found.mediaType}. Choose a file of the same type.`);
		}
		const after: Asset = { ...before, ...found };
		clipsOfAsset(project, assetId).forEach((clip) => {
			if (clip.sourceStart + sourceLength(clip) > sourceLimit(after, frameOf(sequenceOfClip(draft, clip)))) {
				refuseEdit(`The chosen file is too short: the clip “${clip.name}” uses a later part of the source. Choose the whole file.`);
			}
			if (requiredTrack(draft, clip.trackId).type === 'audio' && clip.audioStream >= after.audio.length) {
				refuseEdit(`The chosen file has no sound stream ${clip.audioStream + 1}, which the clip “${clip.name}” plays. Choose another file.`);
			}
		});
		draft.put(after);
		return draft.finish();
	},
});
