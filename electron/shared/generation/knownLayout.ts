import type { KnownEnd } from './tasks.ts';

/** What `knownLayout` is asked: frames wanted, what is known at either end, and how a model looks at time (`TaskLimits.slots`). */
export type KnownQuestion = {
	readonly frames: number;
	readonly first: KnownEnd | null; readonly last: KnownEnd | null;
	readonly slots: { readonly frames: number; readonly window: number };
};

/** How a clip with known ends lies in slots. */
export type KnownLayout = {
	/** Slots in all, at least one window. */
	readonly length: number;
	/** Known slots at the start and at the end. */
	readonly firstSlots: number; readonly lastSlots: number;
	/** The clip wanted begins with this frame of the whole. */
	readonly firstFrame: number;
	/** The frames known at the end begin so many frames after the clip wanted ends: slots are whole, clips are not. */
	readonly lastOffset: number;
};

/**
 * Where known frames go, so that the clip between them has exactly the frames asked for.
 *
 *     slots       |before|      |      |      |after |
 *     frames              ^ 0 … frames − 1 ^  ^ lastOffset later: these are known
 *
 * A still is the first (or last) slot of the clip itself; moving frames lie before (after) it and are dropped from the result. A clip shorter than a
 * window gets more of what is before it; without anything known after it, it is simply made longer and cut.
 */
export const knownLayout = ({ frames, first, last, slots }: KnownQuestion): KnownLayout => {
	const own = Math.ceil(frames / slots.frames);
	const spare = own * slots.frames - frames;
	const before = first === 'moving' ? 1 : 0;
	const after = last === 'moving' ? 1 : 0;
	// Both stills need a slot of their own, or the clip would begin and end with the same picture.
	const between = Math.max(own, (first === 'still' ? 1 : 0) + (last === 'still' ? 1 : 0));
	const missing = Math.max(0, slots.window - before - between - after);
	// What comes last must lie in the last slot: a short clip is filled up in front.
	const lead = last === null ? 0 : missing;
	const length = before + between + after + missing;
	const isEndAligned = first === null && last !== null;
	return {
		length,
		firstSlots: first === null ? 0 : 1 + lead,
		lastSlots: last === null ? 0 : 1,
		firstFrame: (before + lead + (last === null ? 0 : between - own)) * slots.frames + (isEndAligned ? spare : 0),
		lastOffset: last === 'moving' && !isEndAligned ? spare : 0,
	};
};
