import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { drawnStream } from '../../media/streams.ts';
import { frameRateSchema, frameRateName, nearestFrame } from '../../time/frameRate.ts';
import { durationSchema, type Time } from '../../time/time.ts';
import { timeWithin } from '../../time/timeMap.ts';
import { sourceLimit } from '../handles.ts';
import { captionsOf, captionTracksOf, clipEnd, clipsOf, frameOf, tracksOf } from '../queries.ts';
import { sequenceSchema, type Caption, type Clip, type Sequence } from '../records.ts';
import { captionOnFrames } from './captionPlaces.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf, type Draft } from './draft.ts';
import { keyframesOnNewFrames, putLanesOnNewFrames, putPartsOnNewFrames } from './newFrames.ts';
import { requiredAsset, requiredSequence } from './required.ts';

/** Puts a clip, and what is on it, on new frames. */
const putOnNewFrames = (draft: Draft, clip: Clip, sequence: Sequence): void => {
	const start = nearestFrame(clip.start, sequence.frameRate);
	const frame = frameOf(sequence);
	const frames = { sequence, from: clip.start, to: start };
	const keyframes = keyframesOnNewFrames(frames, clip.keyframes);
	const source = sourceLimit(requiredAsset(draft, clip.assetId), frame) - clip.sourceStart;
	const duration = Math.min(nearestFrame(clipEnd(clip), sequence.frameRate) - start, timeWithin({ speed: clip.speed, keyframes }, source, frame));
	if (duration <= 0) {
		refuseEdit(`“${clip.name}” would be shorter than one frame at ${frameRateName(sequence.frameRate)} fps. Make it longer, or choose a higher rate.`);
	}
	draft.put({ ...clip, start, duration: duration as Time, keyframes });
	putPartsOnNewFrames(draft, frames, clip);
};

const captionOnNewFrames = (caption: Caption, { frameRate }: Sequence): Caption =>
	captionOnFrames(caption, frameRate) ?? refuseEdit(`The caption “${caption.text}” would be shorter than one frame. Make it longer, or choose a higher rate.`);

/** Titles are drawn as large as the frame they were made for; they follow it, so that none is stretched or cut. */
const resizeDrawings = (draft: Draft, before: Sequence, sequence: Sequence): void => {
	clipsOf(draft.base, sequence.id).forEach(({ assetId }) => {
		const asset = draft.get('asset', assetId);
		if (asset?.source.type === 'drawn' && asset.video?.width === before.width && asset.video.height === before.height) {
			draft.put({ ...asset, video: drawnStream(sequence, asset.video.hasAlpha) });
		}
	});
};

/**
 * Changes a sequence's name, picture size, frame rate, or how long stills and transitions are unless told. What is null stays.
 *
 *     25 fps |    A    |  B  |   ->   24 fps |    A    |  B  |   (edges on the nearest new frames)
 *
 * With a new rate every edge goes to the nearest frame of it; clips that touched still touch, and none leaves its source. Keyframes and markers go to the nearest frames too;
 * markers on what a clip shows stay on its picture. Transitions become an even number of new frames, or go away where they no longer fit. Sizes and positions of pictures are
 * relative and stay; titles are drawn anew for a new size.
 */
export const updateSequence = defineEdit({
	label: 'Change sequence',
	args: z.object({
		sequenceId: z.string(),
		name: z.string().trim().min(1).nullable().default(null),
		width: sequenceSchema.shape.width.nullable().default(null), height: sequenceSchema.shape.height.nullable().default(null),
		frameRate: frameRateSchema.nullable().default(null),
		/** How long a still, and a transition, is from now on; those on the timeline stay. */
		stillLength: durationSchema.nullable().default(null), transitionLength: durationSchema.nullable().default(null),
	}),
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const before = requiredSequence(draft, args.sequenceId);
		const sequence: Sequence = {
			...before,
			name: args.name ?? before.name, width: args.width ?? before.width, height: args.height ?? before.height,
			frameRate: args.frameRate ?? before.frameRate,
			...args.stillLength !== null && { stillLength: args.stillLength }, ...args.transitionLength !== null && { transitionLength: args.transitionLength },
		};
		draft.put(sequence);
		resizeDrawings(draft, before, sequence);
		const frame = frameOf(sequence);
		if (frame !== frameOf(before)) {
			captionTracksOf(project, sequence.id).flatMap(track => captionsOf(project, track.id)).forEach(caption => draft.put(captionOnNewFrames(caption, sequence)));
			clipsOf(project, sequence.id).forEach(clip => putOnNewFrames(draft, clip, sequence));
			putLanesOnNewFrames(draft, sequence);
			tracksOf(project, sequence.id).flatMap(track => draft.transitions(track.id)).forEach(transition =>
				draft.put({ ...transition, duration: 2 * frame * Math.max(1, Math.round(transition.duration / 2 / frame)) as Time }));
		}
		return draft.finish();
	},
});
