import { soundName, type SoundName } from '../media/soundName.ts';
import { zeroTime, type Time, type TimeRange } from '../time/time.ts';
import { sourceLength } from '../time/timeMap.ts';
import { clipEnd, clipsOfTrack, clipsWithin, firstEndingAfter, recordOf, tracksOf } from '../timeline/queries.ts';
import type { Asset, Clip, Project, Sequence, Track } from '../timeline/records.ts';
import { workingTransitions } from '../render/pictureAt.ts';
import type { FadeCurve } from './fades.ts';
import { rampedSound } from './rampedSound.ts';
import { chainBeginning, chainLead } from './soundChain.ts';
import { isSilent, soundGain, type SoundGain } from './soundGain.ts';
import { soundStages, type SoundStage } from './soundStage.ts';

/**
 * What is heard in a range of a sequence: the parts of conformed sound files that sound, where, how loud, and through which effects. One plan feeds the
 * AudioWorklet and the export through one mixer, so both hear the same samples. All positions are whole samples at 48 kHz.
 */
export type MixPlan = {
	readonly sampleRate: 48_000;
	/** Sample of the sequence at which the plan begins, and its length in samples. */
	readonly startSample: number; readonly sampleCount: number;
	/** The tracks that are heard, from top to bottom: added in this order. */
	readonly buses: readonly MixBus[];
	readonly master: MixMaster;
};

/** One track. Its clips are added, go through its effects, then its volume and pan. */
export type MixBus = {
	readonly trackId: string;
	readonly stages: readonly SoundStage[];
	readonly gain: SoundGain;
	/** By start. A part is whole even where it sticks out of the range, so that its fades lie where they lie in any other plan. Some lie outside: an effect must hear what came before. */
	readonly parts: readonly MixPart[];
};

/** What the sum of all tracks goes through: the effects of the sequence, then its volume. */
export type MixMaster = { readonly stages: readonly SoundStage[]; readonly gain: SoundGain };

export type MixPart = {
	readonly clipId: string; readonly assetId: string;
	/** Which of the asset's sounds; at other speeds than full one that was stretched, so that its samples are samples of the sequence. */
	readonly sound: SoundName;
	/** Half-open, in samples of the sequence. */
	readonly startSample: number; readonly endSample: number;
	/** Sample of the conformed source heard at `startSample`. Negative, or beyond the source's end: silence. */
	readonly sourceStartSample: number;
	/** The clip's effects work on its source, before its volume and its fades. */
	readonly stages: readonly SoundStage[];
	readonly gain: SoundGain;
	/** Fades at the ends, in samples; a crossfade is a fade-out of one part over a fade-in of the next (always of equal power). */
	readonly fadeInSamples: number; readonly fadeOutSamples: number;
	readonly fadeInCurve: FadeCurve; readonly fadeOutCurve: FadeCurve;
};

/** The nearest sample of a 48 kHz stream to `at`. */
export const sampleAt = (at: Time): number => Math.round(at / 14_700);

/** Sample of its sound, stretched or not, that a clip begins with. Backwards the sound begins with the end of the asset. */
const firstSample = (clip: Clip, asset: Asset): number => {
	const begun = clip.isReversed ? sampleAt(asset.duration ?? zeroTime) - sampleAt(clip.sourceStart + sourceLength(clip) as Time) : sampleAt(clip.sourceStart);
	return clip.speed === 1 ? begun : Math.round(begun / clip.speed);
};

/** What a clip sounds like, where and how long. */
export const partOf = (project: Project, clip: Clip, asset: Asset): MixPart => {
	const { into, outOf } = workingTransitions(project, clip);
	const startSample = sampleAt(clip.start - (into ? into.duration / 2 : 0) as Time);
	const endSample = sampleAt(clipEnd(clip) + (outOf ? outOf.duration / 2 : 0) as Time);
	const stages = soundStages(project, clip.id, clip.start);
	const ramped = rampedSound(clip, asset, startSample, endSample, stages.length > 0);
	return {
		clipId: clip.id, assetId: clip.assetId, startSample, endSample,
		sound: soundName({ stream: clip.audioStream, isReversed: clip.isReversed, keepsPitch: clip.keepsPitch, speed: ramped ? 1 : clip.speed, ramp: ramped?.ramp ?? null }),
		sourceStartSample: ramped?.sourceStartSample ?? firstSample(clip, asset) - (sampleAt(clip.start) - startSample),
		stages, gain: soundGain(clip, clip.start),
		fadeInSamples: sampleAt(into ? into.duration : clip.fadeIn), fadeOutSamples: sampleAt(outOf ? outOf.duration : clip.fadeOut),
		fadeInCurve: into ? 'equal-power' : clip.fadeInCurve, fadeOutCurve: outOf ? 'equal-power' : clip.fadeOutCurve,
	};
};

/** Samples of the sequence, half open. */
type Samples = { readonly start: number; readonly end: number };

const flicksPerSample = 14_700;

const partsOfTrack = (project: Project, track: Track, { start, end }: Samples): readonly MixPart[] => {
	const clips = clipsOfTrack(project, track.id);
	const range: TimeRange = { start: start * flicksPerSample as Time, end: end * flicksPerSample as Time };
	// A clip outside the range reaches into it only through a transition with a neighbour inside: one more clip at each end is enough.
	const first = firstEndingAfter(clips, range.start);
	const afterLast = first + clipsWithin(clips, range).length;
	return clips.slice(Math.max(0, first - 1), afterLast + 1)
		.flatMap((clip) => {
			const asset = recordOf(project, 'asset', clip.assetId);
			return asset && clip.isEnabled && clip.speed > 0 && clip.audioStream < asset.audio.length ? [partOf(project, clip, asset)] : [];
		})
		.filter(part => part.startSample < end && part.endSample > start && !isSilent(part.gain));
};

/** The audio tracks that are heard: those that are not muted and, while any is solo, only those that are. */
export const audibleTracks = (project: Project, sequenceId: string): readonly Track[] => {
	const tracks = tracksOf(project, sequenceId, 'audio');
	const isAnySolo = tracks.some(track => track.isSolo);
	return tracks.filter(track => !track.isMuted && (!isAnySolo || track.isSolo));
};

/** What must be known before a chain's output is known from `start` to `end`. */
const heardBy = (stages: readonly SoundStage[], { start, end }: Samples): Samples =>
	(stages.length === 0 ? { start, end } : { start: Math.min(start, chainBeginning(stages, start)), end: end + chainLead(stages) });

/** A master that changes nothing. */
export const plainMaster: MixMaster = { stages: [], gain: { left: 1, right: 1, moves: null } };

const masterOf = (project: Project, sequence: Sequence): MixMaster =>
	({ stages: soundStages(project, sequence.id, 0), gain: soundGain({ volume: sequence.volume, pan: 0, keyframes: sequence.keyframes }, 0) });

/** Everything that is heard in `range`. Parts and tracks without gain are left out. O(tracks · log clips + clips in range). */
export const mixPlan = (project: Project, sequenceId: string, range: TimeRange): MixPlan => {
	const startSample = sampleAt(range.start);
	const endSample = sampleAt(range.end);
	const sequence = recordOf(project, 'sequence', sequenceId);
	const master = sequence ? masterOf(project, sequence) : plainMaster;
	const summed = heardBy(master.stages, { start: startSample, end: endSample });
	const tracks = audibleTracks(project, sequenceId).map(track => ({ track, stages: soundStages(project, track.id, 0) }));
	// A track that is listened to is heard as early as whoever listens to it.
	const heard = tracks.map(({ stages }) => heardBy(stages, summed)).reduce((a, b) => ({ start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) }), summed);
	return {
		sampleRate: 48_000, startSample, sampleCount: endSample - startSample, master,
		buses: tracks.map(({ track, stages }): MixBus => ({ trackId: track.id, stages, gain: soundGain(track, 0), parts: partsOfTrack(project, track, heard) }))
			.filter(bus => bus.parts.length > 0 && !isSilent(bus.gain)),
	};
};

/** All parts of a plan, track after track. */
export const partsOf = (plan: MixPlan): readonly MixPart[] => plan.buses.flatMap(bus => bus.parts);
