import { totalmem } from 'node:os';
import type { z } from 'zod';
import type { EngineContract } from '../../shared/contract/contract.ts';
import { CallFailed, refuseEdit } from '../../shared/contract/failure.ts';
import type { LoadedFamily } from '../../shared/generation/modelFamily.ts';
import type { Stem } from '../../shared/generation/tasks.ts';
import { toSeconds, type Time } from '../../shared/time/time.ts';
import { frameLength, nearestFrame } from '../../shared/time/frameRate.ts';
import { recordOf } from '../../shared/timeline/queries.ts';
import type { GenerationDesk } from './desk.ts';
import { lineageOf } from './lineageOf.ts';
import { soundAsset } from './lineages.ts';
import { lookedAt, type LookedAt } from './lookedAt.ts';
import { taskOf } from './taskOf.ts';
import { checkedPrompt, checkLength, checkMemory, limitsOf, refuse } from './wishes.ts';

type Calls = EngineContract['calls'];
type SoundtrackQuestion = z.output<Calls['generation.soundtrack']['input']>;
type SoundQuestion = z.output<Calls['generation.sound']['input']>;
type Begun = z.input<Calls['generation.soundtrack']['output']>;

/** Shorter sound is a click; longer is better made piece by piece. */
const shortestSeconds = 0.2;
const longestSeconds = 30 * 60;

const trackNames: Readonly<Record<Stem, string>> = { effects: 'FX', ambience: 'AMB', music: 'MUS' };
const assetNames: Readonly<Record<Stem, string>> = { effects: 'Effects', ambience: 'Ambience', music: 'Music' };

const checkSoundLength = (seconds: number): void => {
	if (seconds < shortestSeconds - 1e-6) {
		refuse(`Sound needs at least ${shortestSeconds} s; this would be ${Math.round(seconds * 1000) / 1000} s. Choose a longer range.`);
	}
	if (seconds > longestSeconds + 1e-6) {
		refuse(`Sound is made for at most ${longestSeconds / 60} minutes at a time; this would be ${Math.round(seconds / 6) / 10} minutes. Choose a shorter range, and make the rest after it.`);
	}
};

/** What both ways have in common: from a place and what is looked at there to the clip and its job. */
const beginSound = async (
	desk: GenerationDesk, loaded: LoadedFamily, place: LookedAt & { readonly trackId: string | null }, wishes: Omit<SoundQuestion, 'sequenceId' | 'placement' | 'duration'>,
): Promise<Begun> => {
	const task = place.input.type === 'none' ? 'text-to-audio' : 'video-to-audio';
	const duration = place.end - place.start as Time;
	checkSoundLength(toSeconds(duration));
	const limits = limitsOf(loaded.card, task);
	const { stem, quality, prompt, seed, steps, guidance, volume } = wishes;
	const { rewritten } = checkedPrompt(loaded, task, prompt, { needsWords: task === 'text-to-audio' });
	checkLength(loaded.card, limits, toSeconds(duration));
	const lineage = lineageOf(loaded.card, task, await desk.deviceFor(loaded, task), { prompt, seed, steps, guidance, rewrittenPrompt: rewritten, picture: null, input: place.input, stem, quality });
	checkMemory(loaded.workload(taskOf(lineage, toSeconds(duration))).peakBytes, totalmem());
	const asset = soundAsset(lineage, duration);
	const before = desk.project();
	return desk.begin({
		sequenceId: place.sequenceId, trackId: place.trackId, start: place.start, duration, volume, lineage, type: 'soundtrack',
		asset: prompt.trim() === '' && stem ? { ...asset, name: assetNames[stem] } : asset, trackName: stem ? trackNames[stem] : 'Soundtrack',
	}, before);
};

/** The refusal of a failed look that words can make up for: nothing is to be seen. */
const hasNoPicture = (error: unknown): boolean => error instanceof CallFailed && error.failure.kind === 'generation-refused';

/** Where the sound of a target lies. */
const placeOf = (desk: GenerationDesk, { target }: SoundtrackQuestion): Omit<LookedAt, 'input'> => {
	const project = desk.project();
	if (target.type === 'range') {
		const sequence = recordOf(project, 'sequence', target.sequenceId) ?? refuseEdit('There is no such sequence. It may have been removed.');
		return { sequenceId: sequence.id, start: nearestFrame(target.start, sequence.frameRate), end: nearestFrame(target.end, sequence.frameRate) };
	}
	const clip = recordOf(project, 'clip', target.clipId) ?? refuseEdit('There is no such clip. It may have been removed.');
	const track = recordOf(project, 'track', clip.trackId) ?? refuseEdit('There is no such track. It may have been removed.');
	return { sequenceId: track.sequenceId, start: clip.start, end: clip.start + clip.duration as Time };
};

/** A range or a clip → sound in sync on an audio track: of everything, or of one stem. With words, a range where nothing is to be seen is made from them alone. */
export const askSoundtrack = async (desk: GenerationDesk, request: SoundtrackQuestion): Promise<Begun> => {
	const loaded = await desk.load();
	const place = placeOf(desk, request);
	if (place.end > place.start) {
		// Before looking: planning half an hour of pictures takes its time.
		checkSoundLength(toSeconds(place.end - place.start as Time));
	}
	const fromWords: LookedAt = { ...place, input: { type: 'none' } };
	const looked = (): LookedAt => {
		try {
			return lookedAt(desk.project(), request.target);
		} catch (error) {
			if (request.prompt.trim() !== '' && hasNoPicture(error) && place.end > place.start) {
				return fromWords;
			}
			throw error;
		}
	};
	return beginSound(desk, loaded, { ...(request.looks ? looked() : fromWords), trackId: request.trackId }, request);
};

/** Words → sound at a place of the timeline. */
export const askSound = async (desk: GenerationDesk, request: SoundQuestion): Promise<Begun> => {
	const loaded = await desk.load();
	const { placement, sequenceId } = request;
	const sequence = recordOf(desk.project(), 'sequence', sequenceId) ?? refuseEdit('There is no such sequence. It may have been removed.');
	const start = nearestFrame(placement.start, sequence.frameRate);
	const duration = Math.max(frameLength(sequence.frameRate), nearestFrame(request.duration, sequence.frameRate));
	checkSoundLength(toSeconds(request.duration));
	return beginSound(desk, loaded, { sequenceId, start, end: start + duration as Time, input: { type: 'none' }, trackId: placement.trackId }, request);
};
