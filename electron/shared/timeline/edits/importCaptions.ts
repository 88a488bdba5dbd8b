import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { nearestFrame } from '../../time/frameRate.ts';
import { timeSchema, type Time } from '../../time/time.ts';
import { frameOf, sequencesOf } from '../queries.ts';
import { captionSchema, type Sequence } from '../records.ts';
import { newCaptionTrack, placedCaption, requiredCaptionTrack, sequenceOfCaptions } from './captionPlaces.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { requiredSequence } from './required.ts';

type Cue = { readonly start: Time; readonly end: Time; readonly text: string };

/** Cues on frames, in order; of two that begin in one frame the words are put together, and one that lasts into the next is cut short. */
const following = (cues: readonly Cue[], sequence: Sequence): readonly Cue[] => {
	const frame = frameOf(sequence);
	const placed: { start: Time; end: Time; text: string }[] = [];
	for (const cue of cues.toSorted((a, b) => a.start - b.start)) {
		const start = nearestFrame(cue.start, sequence.frameRate);
		const end = Math.max(start + frame, nearestFrame(cue.end, sequence.frameRate)) as Time;
		const last = placed.at(-1);
		if (last?.start === start) {
			Object.assign(last, { end: Math.max(last.end, end), text: `${last.text}\n${cue.text}`.slice(0, 2000) });
			continue;
		}
		if (last && last.end > start) {
			last.end = start;
		}
		placed.push({ start, end, text: cue.text });
	}
	return placed;
};

/**
 * Brings in the captions of a file in one step, as a track of their own, or into `trackId`, where they may not overlap what is there. Cues that overlap each other, as
 * files allow, are cut to follow each other.
 */
export const importCaptions = defineEdit({
	label: 'Import captions',
	args: z.object({
		sequenceId: z.string().nullable().default(null), trackId: z.string().nullable().default(null), name: z.string().trim().min(1).default('Captions'),
		cues: z.array(z.object({ start: timeSchema, end: timeSchema, text: captionSchema.shape.text })).min(1),
	}),
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const sequence = args.trackId === null ? requiredSequence(draft, args.sequenceId ?? sequencesOf(project)[0]?.id ?? '') : sequenceOfCaptions(draft, args.trackId);
		if (args.cues.some(cue => cue.start < 0 || cue.end <= cue.start)) {
			refuseEdit('Every caption must begin at or after 00:00:00:00 and end after it begins.');
		}
		const track = args.trackId === null ? newCaptionTrack(draft, sequence, args.name) : requiredCaptionTrack(draft, args.trackId);
		following(args.cues, sequence).forEach(({ start, end, text }) =>
			draft.put(placedCaption(draft, { kind: 'caption', id: newId('caption'), trackId: track.id, start, duration: end - start as Time, text })));
		return draft.finish();
	},
});
