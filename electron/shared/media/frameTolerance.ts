import { flicksPerSecond, time, type Time } from '../time/time.ts';

/**
 * How much later than asked a frame's timestamp may be and still be the frame seen at that moment: 0.6 ms. Matroska and WebM round timestamps to whole
 * milliseconds, so frame 1 of 60 fps lies at 17 ms while a timeline asks for 16.67 ms. Preview and export both look for the last frame with `timestamp ≤ at + frameTolerance`.
 */
export const frameTolerance: Time = time(flicksPerSecond * 0.0006);
