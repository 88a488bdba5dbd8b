import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { timeSchema, type Time } from '../../time/time.ts';
import { captionSchema } from '../records.ts';
import { placedCaption, requiredCaption } from './captionPlaces.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';

/** Changes a caption's words, beginning or end. What is null stays; a new beginning alone leaves the end where it is. Overlaps are refused. */
export const setCaption = defineEdit({
	label: 'Change caption',
	args: z.object({
		captionId: z.string(),
		text: captionSchema.shape.text.nullable().default(null),
		start: timeSchema.nullable().default(null), end: timeSchema.nullable().default(null),
	}),
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const caption = requiredCaption(draft, args.captionId);
		const start = args.start ?? caption.start;
		const end = args.end ?? caption.start + caption.duration;
		if (end <= start) {
			refuseEdit('A caption must end after it begins.');
		}
		draft.put(placedCaption(draft, { ...caption, text: args.text ?? caption.text, start, duration: end - start as Time }));
		return draft.finish();
	},
});
