import type { SingleParameter } from '../parameters/parameter.ts';

/**
 * One change from a picture to the next. Progress 0 shows only *from*, 1 only *to*.
 * Every pixel of the result is made of the same pixel of both sides, and the weights of both sides and of colours of its own add up to 1:
 * then it does not matter whether what lies below is added before or after. The preview mixes both sides over transparent black (premultiplied RGBA) and lays
 * the result over what is below; the export, faster, mixes opaque pictures that are already composed with it.
 * The two halves must say the same thing: the parity test draws each both ways and compares.
 */
export type TransitionDefinition = {
	readonly name: string;
	readonly label: string;
	readonly parameters: readonly SingleParameter[];
	/** Body of `vec4 transition(vec4 from, vec4 to, float progress, vec2 uv)` in GLSL ES 3.00; parameters are uniforms named `u_<name>`. Colours are vec3, 0…1; of a choice, the place among its choices counts. */
	readonly glsl: string;
	/** Filters that take `[from]` and `[to]` and give `[out]`; labels of their own begin with `transition_`. Numbers only ever come from `parameters`; no text of the user's enters them. */
	readonly ffmpeg: (options: TransitionSpan) => string;
};

/** Where a side of a transition is moved to: part of the way by which it leaves the frame, and how many times larger it is, about the middle of the frame. */
export type SideMove = { readonly outside?: { readonly way: { readonly x: number; readonly y: number }; readonly share: number }; readonly scale?: number };

/** An effect done to a side of a transition after the side's own, of which one number changes on the way. */
export type SideEffect = {
	/** Of an effect on pictures, and the parameter that changes: "parameters.amount". */
	readonly type: string; readonly path: string;
	/** The number at a progress of 0…1 that is not eased yet. */
	readonly value: (side: 'from' | 'to', progress: number, parameters: Readonly<Record<string, number | string | boolean>>) => number;
	/** The effect's other parameters; `rotation`, by which the picture it is done to is turned, in degrees. */
	readonly parameters: (parameters: Readonly<Record<string, number | string | boolean>>, rotation: number) => Readonly<Record<string, number | string | boolean>>;
};

/**
 * A change that is made of the layers of both pictures, moved or with an effect on them: `over` lays the next over the one before, `dissolve` mixes them straight, `eased-dissolve` as its easing says. The plan
 * changes the layers themselves, so neither preview nor export knows of it. Progress 0 leaves `from` where it is, 1 `to`; in between it is eased. Null: both stay where they are.
 */
export type MovingTransition = {
	readonly name: string; readonly label: string; readonly parameters: readonly SingleParameter[];
	readonly mix: 'over' | 'dissolve' | 'eased-dissolve';
	readonly move: { readonly from: MoveOfSide; readonly to: MoveOfSide } | null;
	readonly effect?: SideEffect;
};

type MoveOfSide = (progress: number, parameters: Readonly<Record<string, number | string | boolean>>) => SideMove;

/** The part of a transition the export draws in one go. `[from]` and `[to]` are opaque yuv420p (Rec. 709, limited), equal in size, in export time (`exportTicks`), and hold these frames, then the last of them for ever; what `[out]` holds beyond `frameCount` frames is cut. */
export type TransitionSpan = {
	/** The progress, eased, of the first frame drawn, and by how much it grows from frame to frame (> 0); and how many are drawn. */
	readonly progress: { readonly first: number; readonly perFrame: number };
	readonly frameCount: number;
	readonly width: number; readonly height: number;
	readonly parameters: Readonly<Record<string, number | string | boolean>>;
};

/**
 * The clock inside the export's filter graphs: one frame, whatever the rate, is 100 µs; times are in µs. ffmpeg's crossfade takes whole microseconds
 * and at most a minute, which so becomes 600 000 frames with half frames exact.
 */
export const exportTicks = { perFrame: 100, perSecond: 1_000_000, framesPerSecond: 10_000 } as const;

/** Arguments of ffmpeg's `xfade` for one of its `kind`s, 'fade' being a straight mix, whose progress is `first` in the first frame and grows by `perFrame` (> 0); it stays at 1 when reached, and at 0 below. */
export const straightMix = (first: number, perFrame: number, kind = 'fade'): string => {
	const seconds = (frames: number) => (frames * exportTicks.perFrame / exportTicks.perSecond).toFixed(6);
	return `xfade=transition=${kind}:duration=${seconds(1 / perFrame)}:offset=${seconds(-first / perFrame)}`;
};
