import { z } from 'zod';
import { timeSchema } from '../time/time.ts';

/** A handle of a curve, in parts of the way to the next keyframe: x of its time (0…1, so that time never runs backwards), y of its change of value (beyond 0…1 overshoots). */
const handleSchema = z.tuple([z.number().min(0).max(1), z.number().min(-10).max(10)]).readonly();

/** How a value goes from one keyframe to the next. */
export const easingSchema = z.discriminatedUnion('type', [
	/** In a straight line. */
	z.object({ type: z.literal('linear') }),
	/** Not at all: it stays, and jumps at the next keyframe. */
	z.object({ type: z.literal('hold') }),
	/** Along a curve that leaves this keyframe towards `out` and reaches the next one from `in`. */
	z.object({ type: z.literal('bezier'), out: handleSchema, in: handleSchema }),
]);
export type Easing = Readonly<z.output<typeof easingSchema>>;

/** What a keyframe can hold: a number, a point, a colour as #rrggbb, or the corners of a polygon (x, y, x, y …). */
export const keyframeValueSchema = z.union([z.number(), z.tuple([z.number(), z.number()]).readonly(), z.array(z.number()).min(6).max(128).readonly(), z.string().regex(/^#[\da-f]{6}$/iu)]);
export type KeyframeValue = z.output<typeof keyframeValueSchema>;

/** A value at a moment, and how it goes on from there. */
export const keyframeSchema = z.object({
	/** Counted from the start of the clip; for tracks and sequences from the start of the sequence. Negative or beyond the end where a trim has hidden it. */
	time: timeSchema,
	value: keyframeValueSchema,
	/** The way to the next keyframe; the last one's is not used. */
	easing: easingSchema,
});
export type Keyframe = Readonly<z.output<typeof keyframeSchema>>;

/** The keyframes of one parameter: at least one, each later than the one before. */
export const keyframeListSchema = z.array(keyframeSchema).min(1)
	.refine(list => list.every((keyframe, place) => place === 0 || keyframe.time > (list[place - 1]?.time ?? 0)), { error: 'Two keyframes lie at one moment, or out of order.' })
	.readonly();

/** A record's keyframes by the path of the parameter they move: "transform.x". A parameter without keyframes has no entry. */
export const keyframesSchema = z.record(z.string(), keyframeListSchema).readonly();
export type Keyframes = z.output<typeof keyframesSchema>;

/** The usual ways of going on, by name. `ease` begins and ends gently. */
export const easings = {
	linear: { type: 'linear' },
	hold: { type: 'hold' },
	ease: { type: 'bezier', out: [1 / 3, 0], in: [2 / 3, 1] },
	easeIn: { type: 'bezier', out: [0.42, 0], in: [1, 1] },
	easeOut: { type: 'bezier', out: [0, 0], in: [0.58, 1] },
} as const satisfies Record<string, Easing>;
