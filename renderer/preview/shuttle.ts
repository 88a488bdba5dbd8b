/** The speed after J (−1) or L (+1) was pressed: turns round at once, doubles up to eight. */
export const shuttled = (speed: number, direction: 1 | -1): number => {
	if (Math.sign(speed) !== direction) {
		return direction;
	}
	return Math.abs(speed) >= 8 ? speed : speed * 2;
};

/**
 * Where playback stands after the clock ran to `at`: inside, back in the loop, or at an end. `loop` is half open; it catches only who runs out
 * of its end in the direction of play.
 */
export const foldedPosition = (at: number, speed: number, duration: number, loop: { readonly start: number; readonly end: number } | null): { readonly at: number; readonly hasEnded: boolean; readonly hasLooped: boolean } => {
	if (loop && loop.end > loop.start) {
		const length = loop.end - loop.start;
		if (speed > 0 && at >= loop.end) {
			return { at: loop.start + (at - loop.start) % length, hasEnded: false, hasLooped: true };
		}
		if (speed < 0 && at < loop.start) {
			return { at: loop.end - 1 - (loop.end - 1 - at) % length, hasEnded: false, hasLooped: true };
		}
		return { at, hasEnded: false, hasLooped: false };
	}
	if (speed > 0 && at >= duration) {
		return { at: duration, hasEnded: true, hasLooped: false };
	}
	return at < 0 ? { at: 0, hasEnded: true, hasLooped: false } : { at, hasEnded: false, hasLooped: false };
};
