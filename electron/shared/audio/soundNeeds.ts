import type { MixPart, MixPlan } from './mixPlan.ts';
import { chainBeginning, chainLead } from './soundChain.ts';
import type { SoundStage } from './soundStage.ts';

/** A stretch of one part's conformed source: `count` samples from `sourceSample` (0 or later) on. */
export type SoundNeed = { readonly part: MixPart; readonly sourceSample: number; readonly count: number };

/** Samples of the sequence, half open. */
type Samples = { readonly start: number; readonly end: number };

/** What a chain must hear to say what comes out of it in a stretch: going on, or beginning there. */
const heardFor = (stages: readonly SoundStage[], { start, end }: Samples, isBeginning: boolean): Samples => {
	if (stages.length === 0) {
		return { start, end };
	}
	const lead = chainLead(stages);
	return { start: isBeginning ? Math.min(start, chainBeginning(stages, start)) : start + lead, end: end + lead };
};

const needOf = (part: MixPart, bus: Samples, isBeginning: boolean): SoundNeed | null => {
	const sounding = { start: Math.max(bus.start, part.startSample), end: Math.min(bus.end, part.endSample) };
	if (sounding.end <= sounding.start) {
		return null;
	}
	const heard = heardFor(part.stages, sounding, isBeginning || bus.start <= part.startSample);
	const sourceSample = Math.max(0, part.sourceStartSample + heard.start - part.startSample);
	const count = part.sourceStartSample + heard.end - part.startSample - sourceSample;
	return count > 0 ? { part, sourceSample, count } : null;
};

/**
 * Which sound must be at hand to mix from `start` to `end` (samples of the sequence), track after track. With `isBeginning` also what effects must have heard before;
 * without, only what is new to a mixer that has mixed everything up to `start`.
 */
export const soundNeeds = (plan: MixPlan, start: number, end: number, isBeginning: boolean): readonly SoundNeed[] => {
	const summed = heardFor(plan.master.stages, { start, end }, isBeginning);
	const buses = plan.buses.map(bus => ({ bus, heard: heardFor(bus.stages, summed, isBeginning) }));
	// Tracks that are listened to are asked for what their listeners work on.
	const listening = buses.filter(({ bus }) => bus.stages.some(stage => stage.keyTrackId !== null));
	return buses.flatMap(({ bus, heard }) => {
		const listeners = listening.filter(other => other.bus.stages.some(stage => stage.keyTrackId === bus.trackId));
		const range = listeners.reduce((all, other) => ({ start: Math.min(all.start, other.heard.start), end: Math.max(all.end, other.heard.end) }), heard);
		return bus.parts.slice(firstEndingAfter(bus.parts, range.start)).flatMap(part => (part.startSample < range.end ? needOf(part, range, isBeginning) ?? [] : []));
	});
};

/** Place of the first part that ends after a sample. Parts of one track overlap in crossfades only, so their ends are in order too. O(log n). */
export const firstEndingAfter = (parts: readonly MixPart[], sample: number): number => {
	let low = 0;
	let high = parts.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((parts[middle]?.endSample ?? Infinity) <= sample) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
};
