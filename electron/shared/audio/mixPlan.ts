import type { Time, TimeRange } from '../time/time.ts';
import { clipEnd, clipsOfTrack, clipsWithin, firstEndingAfter, recordOf, tracksOf } from '../timeline/queries.ts';
import type { Clip, Project, Track } from '../timeline/records.ts';
import { workingTransitions } from '../render/pictureAt.ts';
import { quarterSine } from './quarterSine.ts';

/**
 * What is heard in a range of a sequence: the parts of conformed sound files that sound, where, and how loud. One plan feeds the
 * AudioWorklet and the export through one mixer, so both hear the same samples. All positions are whole samples at 48 kHz.
 */
export type MixPlan = {
	readonly sampleRate: 48_000;
	/** Sample of the sequence at which the plan begins, and its length in samples. */
	readonly startSample: number; readonly sampleCount: number;
	/** By start, then by track. A part is whole even where it sticks out of the range, so that its fades lie where they lie in any other plan. */
	readonly parts: readonly MixPart[];
};

export type MixPart = {
	readonly clipId: string; readonly assetId: string; readonly audioStream: number;
	/** Half-open, in samples of the sequence. */
	readonly startSample: number; readonly endSample: number;
	/** Sample of the conformed source heard at `startSample`. Negative, or beyond the source's end: silence. */
	readonly sourceStartSample: number;
	/** Linear gain of clip times track; left and right after pan (constant power, 0 dB in the middle). */
	readonly gainLeft: number; readonly gainRight: number;
	/** Fades at the ends, in samples; a crossfade is a fade-out of one part over a fade-in of the next (equal power). */
	readonly fadeInSamples: number; readonly fadeOutSamples: number;
	readonly fadeInCurve: FadeCurve; readonly fadeOutCurve: FadeCurve;
};

/** 'linear' for fades to silence, 'equal-power' (sine, cosine) inside a crossfade. */
export type FadeCurve = 'linear' | 'equal-power';

/** The nearest sample of a 48 kHz stream to `at`. */
export const sampleAt = (at: Time): number => Math.round(at / 14_700);

/** Linear gain of a level in dB; −60 and below is silence. 0 dB is exactly 1. */
export const gainOf = (decibels: number): number => (decibels <= -60 ? 0 : 10 ** (decibels / 20));

/** Gains of the two sides for a pan of −1 left … +1 right: constant power, exactly 1 and 1 in the middle, √2 and 0 at an end. */
export const panGains = (pan: number): { readonly left: number; readonly right: number } => (pan === 0
	? { left: 1, right: 1 }
	: { left: Math.SQRT2 * quarterSine((1 - pan) / 2), right: Math.SQRT2 * quarterSine((1 + pan) / 2) });

const partOf = (project: Project, track: Track, clip: Clip): MixPart => {
	const { into, outOf } = workingTransitions(project, clip);
	const startSample = sampleAt(clip.start - (into ? into.duration / 2 : 0) as Time);
	const endSample = sampleAt(clipEnd(clip) + (outOf ? outOf.duration / 2 : 0) as Time);
	const gain = gainOf(clip.volume) * gainOf(track.volume);
	const clipPan = panGains(clip.pan);
	const trackPan = panGains(track.pan);
	return {
		clipId: clip.id, assetId: clip.assetId, audioStream: clip.audioStream, startSample, endSample,
		sourceStartSample: sampleAt(clip.sourceStart) - (sampleAt(clip.start) - startSample),
		// Rounded to 32 bits: powers may differ in the last of 53 bits between engines, and both must mix the same samples.
		gainLeft: Math.fround(gain * clipPan.left * trackPan.left), gainRight: Math.fround(gain * clipPan.right * trackPan.right),
		fadeInSamples: sampleAt(into ? into.duration : clip.fadeIn), fadeOutSamples: sampleAt(outOf ? outOf.duration : clip.fadeOut),
		fadeInCurve: into ? 'equal-power' : 'linear', fadeOutCurve: outOf ? 'equal-power' : 'linear',
	};
};

const partsOfTrack = (project: Project, track: Track, range: TimeRange): readonly MixPart[] => {
	const clips = clipsOfTrack(project, track.id);
	// A clip outside the range reaches into it only through a transition with a neighbour inside: one more clip at each end is enough.
	const first = firstEndingAfter(clips, range.start);
	const afterLast = first + clipsWithin(clips, range).length;
	return clips.slice(Math.max(0, first - 1), afterLast + 1).filter(clip => clip.isEnabled && hasSound(project, clip)).map(clip => partOf(project, track, clip));
};

const hasSound = (project: Project, clip: Clip): boolean => clip.audioStream < (recordOf(project, 'asset', clip.assetId)?.audio.length ?? 0);

/** The audio tracks that are heard: those that are not muted and, while any is solo, only those that are. */
export const audibleTracks = (project: Project, sequenceId: string): readonly Track[] => {
	const tracks = tracksOf(project, sequenceId, 'audio');
	const isAnySolo = tracks.some(track => track.isSolo);
	return tracks.filter(track => !track.isMuted && (!isAnySolo || track.isSolo));
};

/** Everything that is heard in `range`. Parts without gain are left out. O(tracks · log clips + clips in range). */
export const mixPlan = (project: Project, sequenceId: string, range: TimeRange): MixPlan => {
	const startSample = sampleAt(range.start);
	const endSample = sampleAt(range.end);
	return {
		sampleRate: 48_000, startSample, sampleCount: endSample - startSample,
		parts: audibleTracks(project, sequenceId)
			.flatMap(track => partsOfTrack(project, track, range))
			.filter(part => part.startSample < endSample && part.endSample > startSample && (part.gainLeft !== 0 || part.gainRight !== 0))
			.toSorted((a, b) => a.startSample - b.startSample),
	};
};
