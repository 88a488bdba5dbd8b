import { totalmem } from 'node:os';
import type { z } from 'zod';
import type { EngineContract } from '../../shared/contract/contract.ts';
import { refuseEdit } from '../../shared/contract/failure.ts';
import type { Lineage } from '../../shared/generation/lineage.ts';
import type { TaskLimits } from '../../shared/generation/modelCard.ts';
import { toSeconds, type Time, type TimeRange } from '../../shared/time/time.ts';
import { clipsOfTrack, clipsWithin, recordOf, tracksOf } from '../../shared/timeline/queries.ts';
import type { Project, Sequence } from '../../shared/timeline/records.ts';
import type { GenerationDesk } from './desk.ts';
import { knownInput } from './knownInput.ts';
import { personInput } from './personInput.ts';
import { lineageOf } from './lineageOf.ts';
import { framesFor, pictureAsset } from './lineages.ts';
import { taskOf } from './taskOf.ts';
import { checkedPrompt, checkLength, checkMemory, chooseSize, limitsOf, refuse } from './wishes.ts';

type ClipCall = EngineContract['calls']['generation.clip'];

/** The lowest video track that is neither locked nor taken in `range`; null when every one is. */
const trackWithRoom = (project: Project, sequenceId: string, range: TimeRange): string | null =>
	tracksOf(project, sequenceId, 'video').find(track => !track.isLocked && clipsWithin(clipsOfTrack(project, track.id), range).length === 0)?.id ?? null;

/** What is looked at beside the words. */
const inputOf = (project: Project, sequence: Sequence, request: z.output<ClipCall['input']>, frames: number, limits: TaskLimits): Lineage['input'] => {
	if (request.castId !== null) {
		return personInput(project, request.castId);
	}
	return request.first !== null || request.last !== null ? knownInput(project, sequence, request, frames, limits) : { type: 'none' };
};

/** Words, and a person or pictures to start from or end at → a new clip. Answers at once; the job makes the picture. */
export const askClip = async (desk: GenerationDesk, request: z.output<ClipCall['input']>): Promise<z.input<ClipCall['output']>> => {
	const loaded = await desk.load();
	const isFromPicture = request.first !== null || request.last !== null;
	const withoutPerson = isFromPicture ? 'image-to-video' : 'text-to-video';
	const task = request.castId === null ? withoutPerson : 'personalised-video';
	if (request.castId !== null && isFromPicture) {
		refuse('A clip with a person cannot start from a picture or lead into one. Choose nothing to start from and end at, or nobody of the cast.');
	}
	const limits = limitsOf(loaded.card, task);
	const before = desk.project();
	const sequence = recordOf(before, 'sequence', request.sequenceId) ?? refuseEdit('There is no such sequence. It may have been removed.');
	const { rewritten } = checkedPrompt(loaded, task, request.prompt, { needsWords: !isFromPicture });
	const seconds = toSeconds(request.duration);
	checkLength(loaded.card, limits, seconds);
	const { width, height } = chooseSize(loaded.card, limits, request.size, sequence);
	const frames = framesFor(seconds, limits.fps);
	const { prompt, seed, steps, guidance, isDraft, schedule, guidanceInterval } = request;
	const lineage = lineageOf(loaded.card, task, await desk.deviceFor(loaded, task), {
		prompt, rewrittenPrompt: rewritten, seed, steps, guidance, isDraft, schedule, guidanceInterval,
		picture: { width, height, frames, fps: limits.fps ?? 1 },
		input: inputOf(before, sequence, request, frames, limits),
	});
	checkMemory(loaded.workload(taskOf(lineage, seconds)).peakBytes, totalmem());
	const { start } = request.placement;
	const trackId = request.placement.trackId ?? trackWithRoom(desk.project(), sequence.id, { start, end: start + request.duration as Time });
	return desk.begin({ sequenceId: sequence.id, trackId, start, duration: request.duration, asset: pictureAsset(lineage), trackName: null, lineage, type: 'generate' }, before);
};
