import type { FadeCurve, MixPart } from './mixPlan.ts';
import { quarterSine } from './quarterSine.ts';

const shaped = (progress: number, curve: FadeCurve): number => (curve === 'linear' ? progress : quarterSine(progress));

type Faded = Pick<MixPart, 'startSample' | 'endSample' | 'fadeInSamples' | 'fadeOutSamples' | 'fadeInCurve' | 'fadeOutCurve'>;

/** Gain of a part's fades at a sample of the sequence, 0…1; taken in the middle of the sample. */
export const fadeGain = (part: Faded, sample: number): number => {
	const intoPart = sample - part.startSample + 0.5;
	const beforeEnd = part.endSample - sample - 0.5;
	const rising = intoPart < part.fadeInSamples ? shaped(intoPart / part.fadeInSamples, part.fadeInCurve) : 1;
	const falling = beforeEnd < part.fadeOutSamples ? shaped(beforeEnd / part.fadeOutSamples, part.fadeOutCurve) : 1;
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
