import { toSeconds, type Time } from '../time/time.ts';

/** Letters a second beyond which many cannot follow; broadcasters allow 17 to 20. */
export const fastestReading = 20;

/** Letters a second a reader must take in. Line breaks do not count. */
export const readingSpeed = (text: string, duration: Time): number => [...text.replaceAll('\n', '')].length / Math.max(0.001, toSeconds(duration));
