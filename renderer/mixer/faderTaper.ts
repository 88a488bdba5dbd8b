/** Levels in dB and where a fader stands for them, from the bottom (0) to the top (1): most of the way is given to what one mixes with. */
const stops: readonly (readonly [decibels: number, place: number])[] = [[-60, 0], [-48, 0.08], [-36, 0.2], [-24, 0.36], [-12, 0.56], [-6, 0.68], [0, 0.8], [6, 0.9], [12, 1]];

const along = (value: number, from: 0 | 1, to: 0 | 1): number => {
	const last = stops.length - 1;
	const next = Math.max(1, stops.findIndex(stop => stop[from] >= value));
	const [low, high] = [stops[(next < 1 ? last : next) - 1], stops[next < 1 ? last : next]];
	if (!low || !high) {
		return 0;
	}
	const share = (value - low[from]) / (high[from] - low[from]);
	return low[to] + Math.max(0, Math.min(1, share)) * (high[to] - low[to]);
};

/** Where a fader stands for a level: 0 (−60 dB, silence) to 1 (+12 dB). */
export const placeOfDecibels = (decibels: number): number => along(Math.max(-60, Math.min(12, decibels)), 0, 1);

/** The level a fader stands for, in dB. */
export const decibelsOfPlace = (place: number): number => along(Math.max(0, Math.min(1, place)), 1, 0);

/** Levels written beside a fader. */
export const faderMarks: readonly number[] = [12, 6, 0, -6, -12, -24, -36];

/** "−6.0 dB", "+3.5 dB", "silent" at the bottom. */
export const levelWords = (decibels: number): string => {
	if (decibels <= -60) {
		return 'silent';
	}
	const shown = Math.abs(decibels).toFixed(1);
	const sign = decibels > 0 ? '+' : '−';
	return `${shown === '0.0' ? '' : sign}${shown} dB`;
};

/** "L 30", "C", "R 100". */
export const panWords = (pan: number): string => {
	const share = Math.round(Math.abs(pan) * 100);
	const side = pan < 0 ? 'L' : 'R';
	return share === 0 ? 'C' : `${side} ${share}`;
};
