import type { Time } from '../../electron/shared/time/time.ts';
import type { Picture } from './picture.ts';

/** Gives the pictures of one asset. */
export type FrameSource = {
	/** The picture seen at `at` of the source, decoded if need be. `order` tells which neighbours are worth keeping on the way. */
	readonly frameAt: (at: Time, order: FrameOrder) => Promise<Picture>;
	/** The same picture if it lies ready, else null. Costs nothing. */
	readonly readyFrameAt: (at: Time) => Picture | null;
	readonly dispose: () => void;
};

/** In which order pictures will be asked for: 'scrub' anywhere near, 'forwards' and 'backwards' one after the other. */
export type FrameOrder = 'scrub' | 'forwards' | 'backwards';
