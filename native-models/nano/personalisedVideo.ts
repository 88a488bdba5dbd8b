import type { FamilyResult, FamilyRuntime } from '../../electron/shared/generation/modelFamily.ts';
import type { TaskOf } from '../../electron/shared/generation/tasks.ts';
import { noConditions } from './conditions.ts';
import type { VideoData } from './dataFiles.ts';
import { makeVideo, type Person } from './makeVideo.ts';
import { videoFile, videoPlan } from './videoPlan.ts';

/** rgb24 pixels of a square picture → [1, 4, side, side]: colours in −1…1 and a mask that is 1 everywhere, since nobody cut the person out. */
export const portraitInput = (pixels: Uint8Array, side: number): Float32Array => {
	const area = side * side;
	const out = new Float32Array(4 * area).fill(1);
	for (let pixel = 0; pixel < area; pixel++) {
		for (let colour = 0; colour < 3; colour++) {
			out[colour * area + pixel] = (pixels[pixel * 3 + colour] as number) / 127.5 - 1;
		}
	}
	return out;
};

/** A picture of a person and words → frames with that person: the picture as tokens beside those of the words (Movie Gen section 4). */
export const personalisedVideo = async (task: TaskOf<'personalised-video'>, data: VideoData, vocabulary: ReadonlyMap<string, number>, runtime: FamilyRuntime): Promise<FamilyResult> => {
	const plan = videoPlan(data, task);
	const side = data.portrait?.side ?? 0;
	const film = runtime.pictures;
	if (film?.count !== 1 || side === 0) {
		throw new Error(`One picture of a person was needed, not ${film?.count ?? 0}.`);
	}
	const session = await runtime.open(videoFile(data, 'portrait', runtime));
	const { tokens } = await session.run({ picture: { type: 'float32', data: portraitInput(await film.read(0, 1), side), shape: [1, 4, side, side] } });
	if (!tokens) {
		throw new Error('The portrait graph gave no tokens.');
	}
	const person: Person = { tokens: tokens.data, count: tokens.shape[1] ?? 0 };
	return makeVideo({ task, prompt: task.prompt, plan, conditions: noConditions(plan, data.channels), person }, data, vocabulary, runtime);
};
