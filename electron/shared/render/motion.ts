import { placeAt, keyframedNumber } from '../keyframes/valueAt.ts';
import type { Keyframe } from '../keyframes/keyframe.ts';
import type { Clip, Crop, Transform } from '../timeline/records.ts';
import type { Time } from '../time/time.ts';

/** Where a layer lies and what of it is seen. */
export type LayerPlace = { readonly transform: Transform; readonly crop: Crop };

/** True when two places are equal. */
export const isSamePlace = (a: LayerPlace, b: LayerPlace): boolean => a.transform.x === b.transform.x && a.transform.y === b.transform.y
	&& a.transform.scale === b.transform.scale && a.transform.stretch === b.transform.stretch && a.transform.rotation === b.transform.rotation
	&& a.transform.anchorX === b.transform.anchorX && a.transform.anchorY === b.transform.anchorY
	&& a.crop.left === b.crop.left && a.crop.top === b.crop.top && a.crop.right === b.crop.right && a.crop.bottom === b.crop.bottom;

const placePaths = [
	'transform.x', 'transform.y', 'transform.scale', 'transform.stretch', 'transform.rotation', 'transform.anchorX', 'transform.anchorY',
	'crop.left', 'crop.top', 'crop.right', 'crop.bottom',
] as const;

/** Curves may overshoot; what comes out must still be drawn. */
const limited = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

const listsOf = (clip: Clip): readonly (readonly Keyframe[])[] => placePaths.flatMap((path) => {
	const list = clip.keyframes[path];
	return list ? [list] : [];
});

/** Where a clip's picture lies `local` after the clip's start. */
export const placeOfClip = (clip: Clip, local: number): LayerPlace => {
	if (listsOf(clip).length === 0) {
		return clip;
	}
	const number = (path: typeof placePaths[number], plain: number) => keyframedNumber(clip.keyframes[path], local, plain);
	const cut = (path: typeof placePaths[number], plain: number) => limited(number(path, plain), 0, 0.99);
	const { transform, crop } = clip;
	return {
		transform: {
			x: number('transform.x', transform.x), y: number('transform.y', transform.y),
			scale: limited(number('transform.scale', transform.scale), 0.01, 20), stretch: limited(number('transform.stretch', transform.stretch), 0.05, 20),
			rotation: number('transform.rotation', transform.rotation),
			anchorX: number('transform.anchorX', transform.anchorX), anchorY: number('transform.anchorY', transform.anchorY),
		},
		crop: {
			left: cut('crop.left', crop.left), top: cut('crop.top', crop.top),
			right: cut('crop.right', crop.right), bottom: cut('crop.bottom', crop.bottom),
		},
	};
};

/** A clip's opacity without its fades `local` after its start. */
export const opacityOfClip = (clip: Clip, local: number): number => limited(keyframedNumber(clip.keyframes['opacity'], local, clip.opacity), 0, 1);

/** Whether the value changes on the way from keyframe `place` to the next. */
const changes = (list: readonly Keyframe[], place: number): boolean => {
	const from = list[place];
	const to = list[place + 1];
	return from !== undefined && to !== undefined && from.easing.type !== 'hold' && from.value !== to.value;
};

/**
 * Whether the clip's picture is on the move: between two keyframes of its place that differ. A moving picture is drawn between pixels from its first frame to
 * its last, also where it happens to lie on whole ones, so that it does not become sharper for a moment on the way.
 */
export const isMoving = (clip: Clip, local: number): boolean => listsOf(clip).some(list => changes(list, placeAt(list, local)));

/** Longest stretch of a moving picture that is planned at once, in frames: its places are written out one by one. */
const longestMotion = 250;

/** Where, between two moments after its start, a clip's picture begins or ends to move or jumps, in whole frames; and, in long moves, resting places for the plan. */
export const motionBoundaries = (clip: Clip, frame: Time, first: number, end: number): readonly number[] => {
	const lists = listsOf(clip);
	const turns = lists.flatMap(list => list.flatMap((keyframe, place) => (changes(list, place - 1) && changes(list, place) ? [] : [Math.ceil(keyframe.time / frame)])))
		.filter(at => at > first && at < end);
	const rests = lists.some(list => list.length > 1) ? Array.from({ length: Math.ceil((end - first) / longestMotion) - 1 }, (_, place) => first + (place + 1) * longestMotion) : [];
	return [...turns, ...rests];
};

/** How far a straight line may be from the opacity it stands for: half a step of eight bits. */
const opacityTolerance = 1 / 512;

/**
 * Cuts a row of values into the fewest stretches that are straight lines to within half a step of eight bits; answers where each begins but the first. Greedy: a stretch grows
 * while some line through its first value passes all others.
 */
export const straightStretches = (values: readonly number[], tolerance: number = opacityTolerance): readonly number[] => {
	const starts: number[] = [];
	let start = 0;
	let least = -Infinity;
	let most = Infinity;
	for (let place = 1; place < values.length; place++) {
		const rise = (values[place] ?? 0) - (values[start] ?? 0);
		const slope = rise / (place - start);
		// The plan draws a line from the first value to the last: that very line must pass all between.
		if (slope < least || slope > most) {
			start = place;
			starts.push(place);
			least = -Infinity;
			most = Infinity;
		} else {
			least = Math.max(least, (rise - tolerance) / (place - start));
			most = Math.min(most, (rise + tolerance) / (place - start));
		}
	}
	return starts;
};
