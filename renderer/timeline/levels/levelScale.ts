import { levelLimits, type LevelPath } from '../../../electron/shared/timeline/edits/raisedLevel.ts';
import { decibelsOfPlace, levelWords, panWords, placeOfDecibels } from '../../mixer/faderTaper.ts';

/** How high a level stands, and what it is called. */
export type LevelScale = {
	readonly min: number; readonly max: number;
	/** From the bottom (0) to the top (1). */
	readonly placeOf: (value: number) => number;
	readonly valueOf: (place: number) => number;
	/** Parts of one in which it is set by hand. */
	readonly parts: number;
	/** Holds a little while it is dragged, within `reach`: level sound, the middle. Null: nowhere. */
	readonly rest: { readonly value: number; readonly reach: number } | null;
	readonly words: (value: number) => string;
};

/** Volumes lie as the mixer's faders do, opacity from nothing to all, pan with left at the top. */
export const levelScales: Readonly<Record<LevelPath, LevelScale>> = {
	volume: { ...levelLimits.volume, placeOf: placeOfDecibels, valueOf: decibelsOfPlace, parts: 10, rest: { value: 0, reach: 0.2 }, words: levelWords },
	opacity: { ...levelLimits.opacity, placeOf: value => value, valueOf: place => place, parts: 100, rest: null, words: value => `${Math.round(value * 100)} %` },
	pan: { ...levelLimits.pan, placeOf: value => (1 - value) / 2, valueOf: place => 1 - 2 * place, parts: 100, rest: { value: 0, reach: 0.03 }, words: panWords },
};

/** The value at a place as it is set by hand: in whole parts and, unless it is free, on the rest where that is near. */
export const settledValue = ({ valueOf, parts, rest }: LevelScale, place: number, isFree: boolean): number => {
	const value = Math.round(valueOf(Math.max(0, Math.min(1, place))) * parts) / parts;
	return rest && !isFree && Math.abs(value - rest.value) < rest.reach ? rest.value : value;
};
