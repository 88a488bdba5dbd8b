import type { FamilyResult, FamilyRuntime } from '../../electron/shared/generation/modelFamily.ts';
import type { TaskOf } from '../../electron/shared/generation/tasks.ts';
import type { VideoData } from './dataFiles.ts';
import { encodeFrames } from './encodeVideo.ts';
import { keepRest } from './keepRest.ts';
import { makeVideo, type VideoRequest } from './makeVideo.ts';
import { videoFile, videoPlan } from './videoPlan.ts';

/**
 * A clip and an instruction → the changed clip (Movie Gen Edit): the source's latents beside the noisy ones, guided by the clip and by the words on their own scales. What
 * was not meant to change is the clip itself (`keepRest`).
 */
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
	const thresholds = data.edit;
	const besideKnown: VideoRequest['besideKnown'] = thresholds && (async ([made, reconstructed], index) => {
		const seen = Float32Array.from(await film.read(Math.min(index, frames - 1), 1));
		return toUnit(keepRest(toLevels(made as Float32Array), toLevels(reconstructed as Float32Array), seen, plan.size, thresholds));
	});
	return makeVideo({
		task, prompt: task.instruction, plan, conditions: { known, given, task: 1 }, videoGuidance: task.videoGuidance, ...besideKnown ? { besideKnown } : {},
	}, data, vocabulary, runtime);
};

/** −1…1 to 8-bit levels as floats, and back. */
const toLevels = (frame: Float32Array): Float32Array => frame.map(value => (value + 1) * 127.5);
const toUnit = (frame: Float32Array): Float32Array => frame.map(value => value / 127.5 - 1);

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
