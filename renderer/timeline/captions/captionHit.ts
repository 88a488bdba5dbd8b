import { firstEndingAfter } from '../../../electron/shared/timeline/queries.ts';
import type { Caption } from '../../../electron/shared/timeline/records.ts';
import { edgeReach } from '../hitTest.ts';
import { flicksOf, timeAtX, xAt, type Scale } from '../zoom.ts';

/** What lies under the pointer in a lane of captions; null between them. */
export type CaptionHit = { readonly caption: Caption; readonly part: 'body' | 'head' | 'tail' } | null;

/** The caption, or its edge, at a place of a lane. `captions` are the track's, in order of time. O(log n). */
export const captionHitAt = (captions: readonly Caption[], scale: Scale, x: number): CaptionHit => {
	const at = timeAtX(scale, x);
	const place = firstEndingAfter(captions, at);
	const caption = captions[place];
	if (caption && caption.start <= at) {
		const [left, right] = [xAt(scale, caption.start), xAt(scale, caption.start + caption.duration)];
		// At least a third of a narrow caption stays for moving it.
		const reach = Math.min(edgeReach, (right - left) / 3);
		if (x - left <= reach) {
			return { caption, part: 'head' };
		}
		return { caption, part: right - x <= reach ? 'tail' : 'body' };
	}
	// Just outside a caption its edge can still be caught.
	const reach = flicksOf(scale, edgeReach / 2);
	if (caption && caption.start - at <= reach) {
		return { caption, part: 'head' };
	}
	const previous = captions[place - 1];
	return previous && at - (previous.start + previous.duration) <= reach ? { caption: previous, part: 'tail' } : null;
};
