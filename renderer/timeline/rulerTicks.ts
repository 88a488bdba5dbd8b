import { frameLength, type FrameRate } from '../../electron/shared/time/frameRate.ts';
import { flicksPerSecond } from '../../electron/shared/time/time.ts';
import { timeAtX, xAt, type Scale } from './zoom.ts';

export type Tick = { readonly at: number; readonly x: number; readonly isMajor: boolean };

const secondSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18_000, 36_000];

/** The step between labelled ticks, in flicks: at least `apart` pixels, whole frames below a second, round times above. */
export const majorStep = (scale: Scale, rate: FrameRate, apart: number): number => {
	const frame = frameLength(rate);
	const framesPerSecond = Math.round(rate.numerator / rate.denominator);
	const frameSteps = [1, 2, 5, 10].filter(step => step < framesPerSecond).map(step => step * frame);
	// A "second" of 29.97 is 30 frames long, as its timecode says.
	const steps = [...frameSteps, ...secondSteps.map(seconds => seconds * framesPerSecond * frame)];
	return steps.find(step => step / flicksPerSecond * scale.pixelsPerSecond >= apart) ?? steps.at(-1) ?? flicksPerSecond;
};

/** A frame is so wide that tenths of it help the eye, although nothing can be cut there. */
const isCloserThanFrames = (scale: Scale, step: number, frame: number): boolean => step === frame && frame % 10 === 0 && frame / flicksPerSecond * scale.pixelsPerSecond >= 400;

/** Ticks within `width` pixels: labelled ones and, between them, up to nine small ones. */
export const rulerTicks = (scale: Scale, rate: FrameRate, width: number, apart = 96): Tick[] => {
	const step = majorStep(scale, rate, apart);
	const frame = frameLength(rate);
	const divisions = [10, 5, 4, 2].find(count => step % count === 0 && (step / count) % frame === 0 && step / count / flicksPerSecond * scale.pixelsPerSecond >= 5) ?? (isCloserThanFrames(scale, step, frame) ? 10 : 1);
	const minor = step / divisions;
	const ticks: Tick[] = [];
	const end = timeAtX(scale, width);
	for (let index = Math.max(0, Math.floor(scale.leftFlicks / minor)); index * minor <= end; index++) {
		ticks.push({ at: index * minor, x: xAt(scale, index * minor), isMajor: index % divisions === 0 });
	}
	return ticks;
};
