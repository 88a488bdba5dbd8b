import { z } from 'zod';
import { captionTracksOf, sequencesOf } from '../queries.ts';
import { newCaptionTrack } from './captionPlaces.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { requiredSequence } from './required.ts';

/** Adds an empty caption track to a sequence. */
export const addCaptionTrack = defineEdit({
	label: 'Add caption track',
	args: z.object({ sequenceId: z.string().nullable().default(null), name: z.string().trim().min(1).nullable().default(null) }),
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const sequence = requiredSequence(draft, args.sequenceId ?? sequencesOf(project)[0]?.id ?? '');
		newCaptionTrack(draft, sequence, args.name ?? `Captions ${captionTracksOf(project, sequence.id).length + 1}`);
		return draft.finish();
	},
});
