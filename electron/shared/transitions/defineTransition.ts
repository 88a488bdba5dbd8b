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

/**
 * A change that moves both pictures: `over` lays the next over the one before, `dissolve` mixes them straight. The plan moves the layers themselves, so neither preview nor export knows of it. Progress 0 leaves
 * `from` where it is, 1 `to`; in between it is eased.
 */
export type MovingTransition = {
	readonly name: string; readonly label: string; readonly parameters: readonly SingleParameter[];
	readonly mix: 'over' | 'dissolve';
	readonly from: (progress: number, parameters: Readonly<Record<string, number | string | boolean>>) => SideMove;
	readonly to: (progress: number, parameters: Readonly<Record<string, number | string | boolean>>) => SideMove;
};

/** The part of a transition the export draws in one go. `[from]` and `[to]` are opaque yuv420p (Rec. 709, limited), equal in size, in export time (`exportTicks`), and hold these frames, then the last of them for ever; what `[out]` holds beyond `frameCount` frames is cut. */
export type TransitionSpan = {
	/** Length of the whole transition in frames; the progress of its frame k is (k + ½) / frames. */
	readonly frames: number;
	/** The first frame drawn, and how many. */
	readonly firstFrame: number; readonly frameCount: number;
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
