import { z } from 'zod';
import { powerOfTwo } from './exactMath.ts';
import type { MixPart } from './mixPlan.ts';
import { quarterSine } from './quarterSine.ts';

/** How a fade rises. */
export const fadeCurveSchema = z.enum([
	/** In a straight line. */
	'linear',
	/** As a quarter of a sine: two of them over each other keep the power, so this is what crossfades use. */
	'equal-power',
	/** By equal steps in dB over its last 60 dB, as loudness is heard; it reaches silence. */
	'logarithmic',
]);
export type FadeCurve = z.output<typeof fadeCurveSchema>;

/** 60 dB in octaves of level. */
const octaves = 9.965_784_284_662_087;
const lowest = powerOfTwo(-octaves);

/** The gain of a fade, 0…1, at a share of its way from silence. */
export const fadeShape = (share: number, curve: FadeCurve): number => {
	switch (curve) {
		case 'linear': return share;
		case 'equal-power': return quarterSine(share);
		case 'logarithmic': return (powerOfTwo(octaves * (share - 1)) - lowest) / (1 - lowest);
	}
};

type Faded = Pick<MixPart, 'startSample' | 'endSample' | 'fadeInSamples' | 'fadeOutSamples' | 'fadeInCurve' | 'fadeOutCurve'>;

/** Gain of a part's fades at a sample of the sequence, 0…1; taken in the middle of the sample. */
export const fadeGain = (part: Faded, sample: number): number => {
	const intoPart = sample - part.startSample + 0.5;
	const beforeEnd = part.endSample - sample - 0.5;
	const rising = intoPart < part.fadeInSamples ? fadeShape(intoPart / part.fadeInSamples, part.fadeInCurve) : 1;
	const falling = beforeEnd < part.fadeOutSamples ? fadeShape(beforeEnd / part.fadeOutSamples, part.fadeOutCurve) : 1;
	return rising * falling;
};

/** Whether a part fades anywhere in `count` samples from `start` on. */
export const fadesWithin = (part: Faded, start: number, count: number): boolean =>
	start < part.startSample + part.fadeInSamples || start + count > part.endSample - part.fadeOutSamples;

/** Fades both sides; `start` is the first sample's place in the sequence. */
export const applyFades = (part: Faded, start: number, left: Float32Array, right: Float32Array): void => {
	for (let i = 0; i < left.length; i++) {
		const gain = fadeGain(part, start + i);
		left[i] = (left[i] ?? 0) * gain;
		right[i] = (right[i] ?? 0) * gain;
	}
};
