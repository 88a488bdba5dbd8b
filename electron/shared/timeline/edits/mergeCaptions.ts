import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import type { Time } from '../../time/time.ts';
import { captionSchema } from '../records.ts';
import { placedCaption, requiredCaption } from './captionPlaces.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';

/**
 * Makes one caption of several neighbours: from the first one's beginning to the last one's end, their words one under the other.
 *
 *     | A |  | B |   ->   |  A B   |
 */
export const mergeCaptions = defineEdit({
	label: 'Merge captions',
	args: z.object({ captionIds: z.array(z.string()).min(2) }),
	apply: (project, { captionIds }, newId) => {
		const draft = draftOf(project, newId);
		const captions = [...new Set(captionIds)].map(id => requiredCaption(draft, id)).toSorted((a, b) => a.start - b.start);
		const [first, ...others] = captions;
		const last = captions.at(-1);
		if (!first || !last || others.length === 0 || others.some(caption => caption.trackId !== first.trackId)) {
			return refuseEdit('Captions of different tracks cannot be merged. Choose neighbours of one track.');
		}
		const text = captionSchema.shape.text.safeParse(captions.map(caption => caption.text).filter(words => words !== '').join('\n'));
		if (!text.success) {
			return refuseEdit('Merged, the caption would be too long to be read.');
		}
		const merged = placedCaption(draft, { ...first, duration: last.start + last.duration - first.start as Time, text: text.data }, new Set(captionIds));
		others.forEach(caption => draft.remove(caption.id));
		draft.put(merged);
		return draft.finish();
	},
});
