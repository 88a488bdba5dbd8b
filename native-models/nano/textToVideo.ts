import type { FamilyResult, FamilyRuntime, ModelSession } from '../../electron/shared/generation/modelFamily.ts';
import { gaussianNoise } from '../../electron/shared/generation/noise.ts';
import { estimateOfData, looksPerStep, sample } from '../../electron/shared/generation/sampler.ts';
import { scheduleOf } from '../../electron/shared/generation/schedule.ts';
import { paddedIds, tokenise } from '../../electron/shared/generation/tokenise.ts';
import type { VideoData } from './dataFiles.ts';
import { decodeVideo, roughVideo } from './decodeVideo.ts';
import { guidedVelocity, stacked, unstacked, type Row } from './guidedVelocity.ts';
import { videoFiles, videoPlan, type TextToVideoTask } from './videoPlan.ts';

/** What the words mean to the network, with the words and without. Context [words, width] and mask [words] each. */
type Meaning = { readonly context: Float32Array; readonly mask: Float32Array; readonly words: number; readonly width: number };

/** Runs the text graph for the prompt and for no words at all. */
const meanings = async (text: ModelSession, data: VideoData, vocabulary: ReadonlyMap<string, number>, prompt: string): Promise<{ given: Meaning; empty: Meaning }> => {
	const ids = paddedIds([tokenise(prompt, vocabulary, data.maxWords).ids, []], data.maxWords);
	const { context, mask } = await text.run({ words: { type: 'int64', data: ids, shape: [2, data.maxWords] } });
	if (!context || !mask) {
		throw new Error('The text graph gave no context.');
	}
	const [, words = 0, width = 0] = context.shape;
	const [givenContext, emptyContext] = unstacked(context.data, 2) as [Float32Array, Float32Array];
	const [givenMask, emptyMask] = unstacked(mask.data, 2) as [Float32Array, Float32Array];
	return { given: { context: givenContext, mask: givenMask, words, width }, empty: { context: emptyContext, mask: emptyMask, words, width } };
};

/** Words → frames (Movie Gen's text-to-video): latents by guided flow matching in overlapping windows, decoded and written tile by tile. */
export const textToVideo = async (task: TextToVideoTask, data: VideoData, vocabulary: ReadonlyMap<string, number>, runtime: FamilyRuntime): Promise<FamilyResult> => {
	const plan = videoPlan(data, task);
	const files = videoFiles(data, runtime);
	const { steps: lookCount, guidance, seed } = task.sampling;
	const { given, empty } = await meanings(await runtime.open(files.text), data, vocabulary, task.prompt);
	const velocitySession = await runtime.open(files.velocity);

	const shape = [data.channels, data.latentFrames, plan.latentHeight, plan.latentWidth];
	const evaluate = async (rows: readonly Row[], time: number): Promise<readonly Float32Array[]> => {
		const meaningOf = rows.map(row => row.isConditional ? given : empty);
		const { velocity } = await velocitySession.run({
			latent: { type: 'float32', data: stacked(rows.map(row => row.latent)), shape: [rows.length, ...shape] },
			time: { type: 'float32', data: new Float32Array(rows.length).fill(time), shape: [rows.length] },
			context: { type: 'float32', data: stacked(meaningOf.map(({ context }) => context)), shape: [rows.length, given.words, given.width] },
			mask: { type: 'float32', data: stacked(meaningOf.map(({ mask }) => mask)), shape: [rows.length, given.words] },
		});
		if (!velocity) {
			throw new Error('The velocity graph gave no velocity.');
		}
		return unstacked(velocity.data, rows.length);
	};

	const inner = plan.latentHeight * plan.latentWidth;
	const steps = Math.max(1, Math.round(lookCount / looksPerStep(data.sampler.method)));
	// Decoding is told as one more step for each tile, so that the bar does not stand still at its end.
	const tiles = plan.windows.length;
	const all = steps + Math.ceil(tiles / 4);
	const latent = await sample({
		method: data.sampler.method, schedule: scheduleOf(data.sampler.schedule, steps), signal: runtime.signal,
		initial: gaussianNoise(seed, data.channels * plan.latentLength * inner),
		velocity: guidedVelocity({
			length: plan.latentLength, axis: { outer: data.channels, inner }, windows: plan.windows, weights: data.windows.weights,
			guidance, guidanceInterval: data.sampler.guidanceInterval, evaluate, signal: runtime.signal,
		}),
		onStep: async ({ step, time, latent: now, velocity }) => {
			runtime.report({ step, steps: all, stage: `step ${step} of ${steps}` });
			if (step < steps && runtime.rough.isDue()) {
				await runtime.rough.show(await roughVideo(await runtime.open(files.decode), data, plan, estimateOfData(now, velocity, time)));
			}
		},
	});
	await decodeVideo(await runtime.open(files.decode), data, plan, latent, {
		frames: task.picture.frames, signal: runtime.signal, write: runtime.write,
		onTile: done => runtime.report({ step: steps + Math.floor((all - steps) * done / tiles), steps: all, stage: 'decoding' }),
	});
	return { type: 'picture', width: plan.size.width, height: plan.size.height, frames: task.picture.frames, fps: data.fps };
};
