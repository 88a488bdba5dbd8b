import { CallFailed } from '../../electron/shared/contract/failure.ts';
import type { FamilyResult, FamilyRuntime, ModelSession } from '../../electron/shared/generation/modelFamily.ts';
import { gaussianNoise } from '../../electron/shared/generation/noise.ts';
import { estimateOfData, looksPerStep, sample } from '../../electron/shared/generation/sampler.ts';
import { scheduleOf } from '../../electron/shared/generation/schedule.ts';
import { promptIds } from '../../electron/shared/generation/tokenise.ts';
import { cutWindow } from '../../electron/shared/generation/windows.ts';
import { keepingKnown, type Conditions } from './conditions.ts';
import { modelName, type VideoData } from './dataFiles.ts';
import { decodeVideo, roughVideo, type DecodeOptions } from './decodeVideo.ts';
import { guidedVelocity, stacked, unstacked, type Row } from './guidedVelocity.ts';
import { isDraft, videoFile, type SampledTask, type VideoPlan } from './videoPlan.ts';

/** What the words mean to the network, with the words and without. Context [words, width] and mask [words] each. */
type Meaning = { readonly context: Float32Array; readonly mask: Float32Array; readonly words: number; readonly width: number };

/** Runs the text graph for the prompt and for no words at all. */
const meanings = async (text: ModelSession, data: VideoData, vocabulary: ReadonlyMap<string, number>, prompt: string): Promise<{ given: Meaning; empty: Meaning }> => {
	const ids = promptIds([prompt, ''], vocabulary, data);
	const { context, mask } = await text.run({ ids: { type: 'int64', data: ids.data, shape: [2, ids.width] } });
	if (!context || !mask) {
		throw new Error('The text graph gave no context.');
	}
	const [, words = 0, width = 0] = context.shape;
	const [givenContext, emptyContext] = unstacked(context.data, 2) as [Float32Array, Float32Array];
	const [givenMask, emptyMask] = unstacked(mask.data, 2) as [Float32Array, Float32Array];
	return { given: { context: givenContext, mask: givenMask, words, width }, empty: { context: emptyContext, mask: emptyMask, words, width } };
};

/** Tokens of a person's picture [count, width]. */
export type Person = { readonly tokens: Float32Array; readonly count: number };

/** What the words mean, with the person's tokens behind them; `isSeen` says whether these count. */
const withPerson = ({ context, mask, words, width }: Meaning, person: Person | undefined, isSeen: boolean): Meaning => {
	if (!person) {
		return { context, mask, words, width };
	}
	const longer = new Float32Array(context.length + person.tokens.length);
	longer.set(context);
	longer.set(person.tokens, context.length);
	const longerMask = new Float32Array(words + person.count).fill(isSeen ? 1 : 0);
	longerMask.set(mask);
	return { context: longer, mask: longerMask, words: words + person.count, width };
};

/** Everything a picture is made from. */
export type VideoRequest = {
	readonly task: SampledTask; readonly prompt: string; readonly plan: VideoPlan;
	readonly conditions: Conditions;
	/** For edits: how closely to stay with the clip. */
	readonly videoGuidance?: number;
	/** Who shall be seen. */
	readonly person?: Person;
	/** For edits: the decoded frame and that of what is known beside it → the frame that is written (see `DecodeOptions`). */
	readonly besideKnown?: NonNullable<DecodeOptions['combine']>;
};

/** One run of the velocity graph for a few rows. Older graphs know nothing of known frames: with them nothing can be known but what the sampler itself keeps. */
const evaluator = async (
	{ plan, conditions, prompt, task, person }: VideoRequest, data: VideoData, vocabulary: ReadonlyMap<string, number>, runtime: FamilyRuntime,
): Promise<(rows: readonly Row[], time: number) => Promise<readonly Float32Array[]>> => {
	const meant = await meanings(await runtime.open(videoFile(data, 'text', runtime)), data, vocabulary, prompt);
	const [given, empty] = [withPerson(meant.given, person, true), withPerson(meant.empty, person, false)];
	const session = await runtime.open(videoFile(data, 'velocity', { precision: runtime.precision, isDraft: isDraft(data, task.sampling) }));
	const isTold = session.inputShape('known').length > 0;
	if (conditions.task === 1 && !isTold) {
		throw new CallFailed({ kind: 'generation-refused', reason: `The model “${modelName}” of this installation cannot edit clips. Install Reelwright again.` });
	}
	const inner = plan.latentHeight * plan.latentWidth;
	const shape = [data.latentFrames, plan.latentHeight, plan.latentWidth];
	const cut = (tensor: Float32Array, outer: number, { window, isSourceGiven }: Row): Float32Array =>
		conditions.task === 1 && !isSourceGiven ? new Float32Array(outer * data.latentFrames * inner) : cutWindow(tensor, plan.latentLength, { outer, inner }, window);
	return async (rows, time) => {
		const count = rows.length;
		const meaningOf = rows.map(row => row.isConditional ? given : empty);
		const { velocity } = await session.run({
			latent: { type: 'float32', data: stacked(rows.map(row => row.latent)), shape: [count, data.channels, ...shape] },
			time: { type: 'float32', data: new Float32Array(count).fill(time), shape: [count] },
			context: { type: 'float32', data: stacked(meaningOf.map(({ context }) => context)), shape: [count, given.words, given.width] },
			mask: { type: 'float32', data: stacked(meaningOf.map(({ mask }) => mask)), shape: [count, given.words] },
			...isTold
				? {
					known: { type: 'float32', data: stacked(rows.map(row => cut(conditions.known, data.channels, row))), shape: [count, data.channels, ...shape] },
					given: { type: 'float32', data: stacked(rows.map(row => cut(conditions.given, 1, row))), shape: [count, 1, ...shape] },
					task: { type: 'int64', data: new BigInt64Array(count).fill(BigInt(conditions.task)), shape: [count] },
				}
				: {},
		});
		if (!velocity) {
			throw new Error('The velocity graph gave no velocity.');
		}
		return unstacked(velocity.data, count);
	};
};

/** Words and whatever else is known → frames: latents by guided flow matching in overlapping windows, decoded and written tile by tile. */
export const makeVideo = async (request: VideoRequest, data: VideoData, vocabulary: ReadonlyMap<string, number>, runtime: FamilyRuntime): Promise<FamilyResult> => {
	const { plan, conditions, task: { picture, sampling } } = request;
	const isRough = isDraft(data, sampling);
	const evaluate = await evaluator(request, data, vocabulary, runtime);
	const decoder = videoFile(data, 'decode', runtime);

	const inner = plan.latentHeight * plan.latentWidth;
	const method = isRough ? 'euler' : data.sampler.method;
	const steps = Math.max(1, Math.round(sampling.steps / looksPerStep(method)));
	const ownSchedule = isRough && data.fast ? data.fast.schedule : data.sampler.schedule;
	const noise = gaussianNoise(sampling.seed, data.channels * plan.latentLength * inner);
	const guided = guidedVelocity({
		length: plan.latentLength, axis: { outer: data.channels, inner }, windows: plan.windows, weights: data.windows.weights,
		// The distilled network has guidance in it already.
		guidance: isRough ? 1 : sampling.guidance, guidanceInterval: sampling.guidanceInterval ?? data.sampler.guidanceInterval,
		...request.videoGuidance === undefined ? {} : { videoGuidance: request.videoGuidance },
		evaluate, signal: runtime.signal,
	});
	const isAnythingKept = conditions.task === 0 && conditions.given.includes(1);
	// Decoding is told as one more step for each tile, so that the bar does not stand still at its end.
	const tiles = plan.windows.length * (request.besideKnown ? 2 : 1);
	const all = steps + Math.ceil(tiles / 4);
	const latent = await sample({
		method, schedule: scheduleOf(sampling.schedule ?? ownSchedule, steps), signal: runtime.signal, initial: noise,
		velocity: isAnythingKept ? keepingKnown(guided, conditions, noise) : guided,
		onStep: async ({ step, time, latent: now, velocity }) => {
			runtime.report({ step, steps: all, stage: `step ${step} of ${steps}` });
			if (step < steps && runtime.rough.isDue()) {
				await runtime.rough.show(await roughVideo(await runtime.open(decoder), data, plan, estimateOfData(now, velocity, time)));
			}
		},
	});
	await decodeVideo(await runtime.open(decoder), data, plan, request.besideKnown ? [latent, conditions.known] : [latent], {
		...request.besideKnown ? { combine: request.besideKnown } : {},
		first: plan.firstFrame, frames: picture.frames, signal: runtime.signal, write: runtime.write,
		onTile: done => runtime.report({ step: steps + Math.floor((all - steps) * done / tiles), steps: all, stage: 'decoding' }),
	});
	return { type: 'picture', width: plan.size.width, height: plan.size.height, frames: picture.frames, fps: data.fps };
};
