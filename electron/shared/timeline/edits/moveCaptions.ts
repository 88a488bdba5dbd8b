import { z } from 'zod';
import { nearestFrame } from '../../time/frameRate.ts';
import { timeSchema, type Time } from '../../time/time.ts';
import { placedCaption, requiredCaption, sequenceOfCaptions } from './captionPlaces.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';

/**
 * Moves captions in time; their lengths and the distances between them stay. Refused where one would overlap a caption that stays.
 *
 *     | A |  | B |      | C |   ->   |   A |  | B | | C |
 */
export const moveCaptions = defineEdit({
	label: 'Move captions',
	args: z.object({ captionIds: z.array(z.string()).min(1), by: timeSchema }),
	apply: (project, { captionIds, by }, newId) => {
		const draft = draftOf(project, newId);
		const moving = new Set(captionIds);
		[...moving].map(id => requiredCaption(draft, id)).forEach((caption) => {
			const distance = nearestFrame(by, sequenceOfCaptions(draft, caption.trackId).frameRate);
			draft.put(placedCaption(draft, { ...caption, start: caption.start + distance as Time }, moving));
		});
		return draft.finish();
	},
});
