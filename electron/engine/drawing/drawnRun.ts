import { frameState, type DrawnFrame } from '../../shared/drawing/index.ts';
import type { Time } from '../../shared/time/time.ts';

/** Frames in a row that look the same. */
export type DrawnStretch = { readonly frame: DrawnFrame; readonly count: number };

/** `frames` frames of a drawing, the first given and the others each one `frameTime` later, as stretches that look the same. */
export const stretchesOf = (first: DrawnFrame, frames: number, frameTime: Time): readonly DrawnStretch[] => {
	const stretches: { frame: DrawnFrame; count: number; state: string }[] = [];
	for (let number = 0; number < frames; number++) {
		const frame = { ...first, at: first.at + number * frameTime as Time };
		const state = frameState(frame);
		const last = stretches.at(-1);
		if (last?.state === state) {
			last.count++;
		} else {
			stretches.push({ frame, count: 1, state });
		}
	}
	return stretches;
};

/** Repeats this long are made by ffmpeg out of one picture; shorter ones are listed again. */
const longestListed = 8;

/** Which picture each file of a numbered sequence shows, and the filters that then hold some of them for as long as they last. */
export const heldSequence = (counts: readonly number[]): { readonly listed: readonly number[]; readonly filters: readonly string[] } => {
	const listed: number[] = [];
	const filters: string[] = [];
	let shown = 0;
	counts.forEach((count, picture) => {
		const isHeld = count > longestListed;
		listed.push(...Array.from({ length: isHeld ? 1 : count }, () => picture));
		if (isHeld) {
			filters.push(`loop=loop=${count - 1}:size=1:start=${shown}`);
		}
		shown += count;
	});
	return { listed, filters };
};
