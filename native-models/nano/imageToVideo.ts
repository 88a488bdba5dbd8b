import type { FamilyResult, FamilyRuntime } from '../../electron/shared/generation/modelFamily.ts';
import type { TaskOf } from '../../electron/shared/generation/tasks.ts';
import { knownEnds } from './conditions.ts';
import type { VideoData } from './dataFiles.ts';
import { encodeFrames } from './encodeVideo.ts';
import { makeVideo } from './makeVideo.ts';
import { videoFile, videoPlan } from './videoPlan.ts';

/** Frames known at the start, the end or both, and words → the frames between (Movie Gen's first-frame conditioning, carried over to both ends). */
export const imageToVideo = async (task: TaskOf<'image-to-video'>, data: VideoData, vocabulary: ReadonlyMap<string, number>, runtime: FamilyRuntime): Promise<FamilyResult> => {
	const plan = videoPlan(data, task);
	const [firstCount, lastCount] = [plan.firstKnown * data.temporalFactor, plan.lastKnown * data.temporalFactor];
	const film = runtime.pictures;
	if (film?.count !== firstCount + lastCount) {
		throw new Error(`${firstCount} and ${lastCount} known frames were needed, not ${film?.count ?? 0}.`);
	}
	const session = await runtime.open(videoFile(data, 'encode', runtime));
	const encode = async (first: number, count: number): Promise<Float32Array | null> =>
		count === 0 ? null : encodeFrames(session, data, plan.size, film, { first, count, signal: runtime.signal });
	const conditions = knownEnds(plan, data.channels, await encode(0, firstCount), await encode(firstCount, lastCount));
	return makeVideo({ task, prompt: task.prompt, plan, conditions }, data, vocabulary, runtime);
};
