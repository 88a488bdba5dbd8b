import { z } from 'zod';
import { nearestFrame } from '../../time/frameRate.ts';
import { durationSchema, timeFromSeconds, timeSchema, type Time } from '../../time/time.ts';
import { captionsOf, captionTracksOf, sequencesOf } from '../queries.ts';
import { captionSchema } from '../records.ts';
import { newCaptionTrack, placedCaption, requiredCaptionTrack, sequenceOfCaptions } from './captionPlaces.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { requiredSequence } from './required.ts';

const usualSeconds = 3;

/**
 * Adds a caption.
 *
 *     |  A  |   |  B  |   ->   |  A  |C|  B  |
 *            ^ start
 *
 * Without a length it lasts three seconds, or until the next caption begins. Without a track it goes onto the sequence's first, which is made when there is none.
 */
export const addCaption = defineEdit({
	label: 'Add caption',
	args: z.object({
		trackId: z.string().nullable().default(null), sequenceId: z.string().nullable().default(null),
		start: timeSchema, duration: durationSchema.nullable().default(null), text: captionSchema.shape.text.default(''),
	}),
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const sequence = args.trackId === null ? requiredSequence(draft, args.sequenceId ?? sequencesOf(project)[0]?.id ?? '') : sequenceOfCaptions(draft, args.trackId);
		const track = args.trackId === null ? captionTracksOf(project, sequence.id)[0] ?? newCaptionTrack(draft, sequence, 'Captions') : requiredCaptionTrack(draft, args.trackId);
		const start = nearestFrame(args.start, sequence.frameRate);
		const next = captionsOf(project, track.id).find(caption => caption.start > start)?.start ?? Infinity;
		const duration = args.duration ?? Math.min(timeFromSeconds(usualSeconds), next - start) as Time;
		draft.put(placedCaption(draft, { kind: 'caption', id: newId('caption'), trackId: track.id, start, duration, text: args.text }));
		return draft.finish();
	},
});
