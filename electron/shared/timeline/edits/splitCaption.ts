import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { nearestFrame } from '../../time/frameRate.ts';
import { timeSchema, type Time } from '../../time/time.ts';
import { requiredCaption, sequenceOfCaptions } from './captionPlaces.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';

/** Where a text is divided: at the line break or space nearest to the given share of it. */
const dividedAt = (text: string, share: number): readonly [string, string] => {
	const wanted = text.length * share;
	const breaks = [...text.matchAll(/\s+/gu)].map(match => ({ at: match.index, length: match[0].length }));
	const nearest = breaks.toSorted((a, b) => Math.abs(a.at - wanted) - Math.abs(b.at - wanted))[0];
	return nearest ? [text.slice(0, nearest.at), text.slice(nearest.at + nearest.length)] : [text, ''];
};

/**
 * Divides a caption in two at a moment, and its words at the gap nearest to the same share of them.
 *
 *     | one two three |   ->   | one | two three |
 *          ^ at
 */
export const splitCaption = defineEdit({
	label: 'Split caption',
	args: z.object({ captionId: z.string(), at: timeSchema }),
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const caption = requiredCaption(draft, args.captionId);
		const at = nearestFrame(args.at, sequenceOfCaptions(draft, caption.trackId).frameRate);
		const end = caption.start + caption.duration;
		if (at <= caption.start || at >= end) {
			refuseEdit('The caption does not lie across that moment. Move the playhead into it.');
		}
		const [first, second] = dividedAt(caption.text, (at - caption.start) / caption.duration);
		draft.put({ ...caption, duration: at - caption.start as Time, text: first });
		draft.put({ ...caption, id: newId('caption'), start: at, duration: end - at as Time, text: second });
		return draft.finish();
	},
});
