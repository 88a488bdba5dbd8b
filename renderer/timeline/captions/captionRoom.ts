import { time, type Time } from '../../../electron/shared/time/time.ts';
import { firstEndingAfter } from '../../../electron/shared/timeline/queries.ts';
import type { Caption } from '../../../electron/shared/timeline/records.ts';

const endOf = (caption: Caption): number => caption.start + caption.duration;

/** How much further in one direction the moved captions must go to clear the staying one they overlap most; 0 when they are clear. */
const overlapOf = (moving: readonly Caption[], staying: readonly Caption[], by: number, direction: 1 | -1): number => {
	let overlap = 0;
	for (const caption of moving) {
		const [start, end] = [caption.start + by, endOf(caption) + by];
		// From the far end backwards the first one met is the one most in the way.
		const first = firstEndingAfter(staying, start as Time);
		for (let place = first, other = staying[place]; other && other.start < end; other = staying[++place]) {
			overlap = Math.max(overlap, direction > 0 ? endOf(other) - start : end - other.start);
		}
	}
	return overlap;
};

/** The nearest distance from `by` in one direction at which nothing overlaps; null to the left where the beginning of time comes first. */
const clearDistance = (moving: readonly Caption[], staying: readonly Caption[], by: number, direction: 1 | -1): number | null => {
	const earliest = Math.min(...moving.map(caption => caption.start));
	for (let distance = by; ;) {
		if (earliest + distance < 0) {
			return null;
		}
		const overlap = overlapOf(moving, staying, distance, direction);
		if (overlap === 0) {
			return distance;
		}
		distance += direction * overlap;
	}
};

/** The distance nearest to `by` that captions of one track may be moved without overlapping those that stay. `captions` are the track's, in order of time. */
export const freeMove = (captions: readonly Caption[], movingIds: ReadonlySet<string>, by: Time): Time => {
	const moving = captions.filter(caption => movingIds.has(caption.id));
	const staying = captions.filter(caption => !movingIds.has(caption.id));
	const wanted = Math.max(by, 0 - Math.min(...moving.map(caption => caption.start)));
	const later = clearDistance(moving, staying, wanted, 1) ?? wanted;
	const earlier = clearDistance(moving, staying, wanted, -1);
	return time(earlier !== null && wanted - earlier < later - wanted ? earlier : later);
};

/** The moment nearest to `to` that an edge of a caption may be dragged to: up to its neighbour, and one frame from its other edge. */
export const freeTrim = (captions: readonly Caption[], caption: Caption, edge: 'head' | 'tail', to: Time, frame: number): Time => {
	const place = captions.findIndex(other => other.id === caption.id);
	const previous = captions[place - 1];
	return edge === 'head'
		? time(Math.max(previous ? endOf(previous) : 0, Math.min(to, endOf(caption) - frame)))
		: time(Math.min(captions[place + 1]?.start ?? Infinity, Math.max(to, caption.start + frame)));
};
