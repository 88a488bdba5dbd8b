import type { FamilyResult, FamilyRuntime } from '../../electron/shared/generation/modelFamily.ts';
import type { TaskOf } from '../../electron/shared/generation/tasks.ts';
import type { VideoData } from './dataFiles.ts';
import { encodeFrames } from './encodeVideo.ts';
import { makeVideo } from './makeVideo.ts';
import { videoFile, videoPlan } from './videoPlan.ts';

/** A clip and an instruction → the changed clip (Movie Gen Edit): the source's latents beside the noisy ones, guided by the clip and by the words on their own scales. */
export const editVideo = async (task: TaskOf<'edit-video'>, data: VideoData, vocabulary: ReadonlyMap<string, number>, runtime: FamilyRuntime): Promise<FamilyResult> => {
	const plan = videoPlan(data, task);
	const film = runtime.pictures;
	if (!film || film.count < 1) {
		throw new Error('An edit needs the pictures of its clip.');
	}
	const frames = Math.min(film.count, task.picture.frames);
	const source = await encodeFrames(await runtime.open(videoFile(data, 'encode', runtime)), data, plan.size, film, { first: 0, count: frames, signal: runtime.signal });
	const frame = plan.latentHeight * plan.latentWidth;
	const known = heldTo(source, { channels: data.channels, frame, length: plan.latentLength });
	const given = new Float32Array(plan.latentLength * frame).fill(1);
	return makeVideo({ task, prompt: task.instruction, plan, conditions: { known, given, task: 1 }, videoGuidance: task.videoGuidance }, data, vocabulary, runtime);
};

/** A latent [channels, slots, frame] made `length` slots long by holding its last slot. */
export const heldTo = (latent: Float32Array, { channels, frame, length }: { channels: number; frame: number; length: number }): Float32Array => {
	const slots = latent.length / channels / frame;
	const out = new Float32Array(channels * length * frame);
	for (let channel = 0; channel < channels; channel++) {
		for (let slot = 0; slot < length; slot++) {
			const from = (channel * slots + Math.min(slot, slots - 1)) * frame;
			out.set(latent.subarray(from, from + frame), (channel * length + slot) * frame);
		}
	}
	return out;
};
