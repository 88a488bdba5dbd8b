import type { Keyframe } from '../../electron/shared/keyframes/keyframe.ts';
import { placeAt } from '../../electron/shared/keyframes/valueAt.ts';

/** Where a moment and a value are in the plot. */
export type PlotScale = { readonly x: (time: number) => number; readonly y: (value: number) => number };

const part = (value: number): string => value.toFixed(2);

const numberOf = (keyframe: Keyframe): number => Number(keyframe.value);

/** From one keyframe to the next, as SVG draws it: curves are the very curves the film follows. */
const stretch = (from: Keyframe, to: Keyframe, { x, y }: PlotScale): string => {
	const [start, end, low, high] = [from.time, to.time, numberOf(from), numberOf(to)];
	switch (from.easing.type) {
		case 'linear': return `L${part(x(end))} ${part(y(high))}`;
		case 'hold': return `H${part(x(end))}V${part(y(high))}`;
		case 'bezier': {
			const { out, in: into } = from.easing;
			const at = ([time, value]: readonly [number, number]) => `${part(x(start + (end - start) * time))} ${part(y(low + (high - low) * value))}`;
			return `C${at(out)} ${at(into)} ${part(x(end))} ${part(y(high))}`;
		}
	}
};

/** The curve of a list of numbers between two moments of its own time: level before the first keyframe and after the last. Empty for an empty list. */
export const curvePath = (list: readonly Keyframe[], scale: PlotScale, from: number, to: number): string => {
	const first = Math.max(0, placeAt(list, from));
	const last = Math.min(list.length - 1, placeAt(list, to) + 1);
	const seen = list.slice(first, last + 1);
	const [begin, end] = [seen[0], seen.at(-1)];
	if (!begin || !end) {
		return '';
	}
	const lead = from < begin.time ? `M${part(scale.x(from))} ${part(scale.y(numberOf(begin)))}H${part(scale.x(begin.time))}` : `M${part(scale.x(begin.time))} ${part(scale.y(numberOf(begin)))}`;
	const stretches = seen.slice(1).map((keyframe, place) => stretch(seen[place] ?? begin, keyframe, scale));
	return `${lead}${stretches.join('')}${to > end.time ? `H${part(scale.x(to))}` : ''}`;
};
