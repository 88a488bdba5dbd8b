import type { FamilyResult, FamilyRuntime } from '../../electron/shared/generation/modelFamily.ts';
import type { TaskOf } from '../../electron/shared/generation/tasks.ts';
import { noConditions } from './conditions.ts';
import type { VideoData } from './dataFiles.ts';
import { makeVideo } from './makeVideo.ts';
import { videoPlan } from './videoPlan.ts';

/** Words → frames (Movie Gen's text-to-video). */
export const textToVideo = async (task: TaskOf<'text-to-video'>, data: VideoData, vocabulary: ReadonlyMap<string, number>, runtime: FamilyRuntime): Promise<FamilyResult> => {
	const plan = videoPlan(data, task);
	return makeVideo({ task, prompt: task.prompt, plan, conditions: noConditions(plan, data.channels) }, data, vocabulary, runtime);
};
