import { CallFailed } from '../../electron/shared/contract/failure.ts';
import { featuresOver } from '../../electron/shared/generation/filmFeatures.ts';
import type { FamilyResult, FamilyRuntime, ModelSession, WeightFile } from '../../electron/shared/generation/modelFamily.ts';
import { gaussianNoise } from '../../electron/shared/generation/noise.ts';
import { looksPerStep, sample } from '../../electron/shared/generation/sampler.ts';
import { scheduleOf } from '../../electron/shared/generation/schedule.ts';
import type { TaskOf } from '../../electron/shared/generation/tasks.ts';
import { paddedIds } from '../../electron/shared/generation/tokenise.ts';
import { cutWindow, windowsOver, type Window } from '../../electron/shared/generation/windows.ts';
import type { AudioData } from './dataFiles.ts';
import { guidedVelocity, stacked, unstacked, type Row } from './guidedVelocity.ts';
import { soundWordIds } from './soundWords.ts';

/** Sound for a picture, or from words alone. */
export type SoundTask = TaskOf<'video-to-audio' | 'text-to-audio'>;

/** How sound of a length lies in latents. */
export type SoundPlan = { readonly samples: number; readonly latentLength: number; readonly windows: readonly Window[] };

/** Samples, latent frames and windows for a task. Short sound is made in a whole window and trimmed: the model was trained on no other length. */
export const soundPlan = (data: AudioData, task: SoundTask): SoundPlan => {
	const seconds = task.task === 'video-to-audio' ? task.source.durationSeconds : task.durationSeconds;
	const samples = Math.max(1, Math.round(seconds * data.sampleRate));
	const latentLength = Math.max(data.windowFrames, Math.ceil(samples / data.sampleRate * data.latentRate - 1e-9));
	return { samples, latentLength, windows: windowsOver(latentLength, data.windowFrames, data.windows.stride) };
};

/** The graphs of the sound half, with what each must take and give. */
export const soundFiles = (data: AudioData, runtime: Pick<FamilyRuntime, 'precision'>): { velocity: WeightFile; decode: WeightFile } => {
	const latent = { type: 'float32', shape: [null, data.channels, null] } as const;
	const one = { type: 'float32', shape: [null] } as const;
	const velocity = runtime.precision === 'int8' && data.files.velocityInt8 ? data.files.velocityInt8 : data.files.velocity;
	return {
		velocity: {
			name: velocity.file, sha256: velocity.sha256,
			inputs: {
				latent, time: one, picture: { type: 'float32', shape: [null, null, data.features.count] }, pictureGiven: one,
				words: { type: 'int64', shape: [null, data.maxWords] }, context: { type: 'float32', shape: [null, data.channels + 1, null] },
			},
			outputs: { velocity: latent },
		},
		decode: { name: data.files.decode.file, sha256: data.files.decode.sha256, inputs: { latent }, outputs: { samples: { type: 'float32', shape: [null, null] } } },
	};
};

/** Pictures (cuts included), words or both → sound, in sync with what is seen (Movie Gen Audio): overlapping windows with triangle weights, so that it goes on for any length. */
export const videoToAudio = async (task: SoundTask, data: AudioData, vocabulary: ReadonlyMap<string, number>, runtime: FamilyRuntime): Promise<FamilyResult> => {
	const isSeeing = task.task === 'video-to-audio';
	if (isSeeing && !runtime.pictures) {
		throw new Error('A soundtrack needs pictures.');
	}
	const plan = soundPlan(data, task);
	const files = soundFiles(data, runtime);
	const features = isSeeing && runtime.pictures ? await featuresOver(runtime.pictures, plan.latentLength) : null;
	const blind = new Float32Array(data.windowFrames * data.features.count);
	const ids = soundWordIds(task.prompt, task, vocabulary, data.maxWords);
	const session = await runtime.open(files.velocity);
	const evaluate = async (rows: readonly Row[], time: number): Promise<readonly Float32Array[]> => {
		const count = rows.length;
		const { velocity } = await session.run({
			latent: { type: 'float32', data: stacked(rows.map(row => row.latent)), shape: [count, data.channels, data.windowFrames] },
			time: { type: 'float32', data: new Float32Array(count).fill(time), shape: [count] },
			picture: {
				type: 'float32', shape: [count, data.windowFrames, data.features.count],
				data: stacked(rows.map(row => row.isConditional && features ? cutWindow(features, plan.latentLength, { outer: 1, inner: data.features.count }, row.window) : blind)),
			},
			pictureGiven: { type: 'float32', data: Float32Array.from(rows, row => row.isConditional && features ? 1 : 0), shape: [count] },
			words: { type: 'int64', data: paddedIds(rows.map(row => row.isConditional ? ids : []), data.maxWords), shape: [count, data.maxWords] },
			// No sound is known beforehand.
			context: { type: 'float32', data: new Float32Array(count * (data.channels + 1) * data.windowFrames), shape: [count, data.channels + 1, data.windowFrames] },
		});
		if (!velocity) {
			throw new Error('The velocity graph gave no velocity.');
		}
		return unstacked(velocity.data, count);
	};
	const { steps: lookCount, guidance, seed } = task.sampling;
	const steps = Math.max(1, Math.round(lookCount / looksPerStep(data.sampler.method)));
	const latent = await sample({
		method: data.sampler.method, schedule: scheduleOf(data.sampler.schedule, steps), signal: runtime.signal,
		initial: gaussianNoise(seed, data.channels * plan.latentLength),
		velocity: guidedVelocity({
			length: plan.latentLength, axis: { outer: data.channels, inner: 1 }, windows: plan.windows, weights: data.windows.weights,
			guidance, guidanceInterval: data.sampler.guidanceInterval, evaluate, signal: runtime.signal,
		}),
		onStep: ({ step }) => runtime.report({ step, steps: steps + 1, stage: `step ${step} of ${steps}` }),
	});
	await decodeSound(await runtime.open(files.decode), data, plan, latent, runtime);
	runtime.report({ step: steps + 1, steps: steps + 1, stage: 'decoded' });
	return { type: 'sound', samples: plan.samples, sampleRate: data.sampleRate, channels: 1 };
};

/** Latent frames decoded at a time: ten seconds. */
const tileFrames = 250;

/** Decodes in tiles with enough frames around each that the tiles agree with one long decode, and writes exactly the samples asked for. */
const decodeSound = async (session: ModelSession, data: AudioData, { samples: wanted, latentLength }: SoundPlan, latent: Float32Array, { signal, write }: Pick<FamilyRuntime, 'signal' | 'write'>): Promise<void> => {
	const { alignment, receptive } = data.decode;
	const samplesPerFrame = data.sampleRate / data.latentRate;
	const step = Math.ceil(tileFrames / alignment) * alignment;
	const margin = Math.ceil(receptive / alignment) * alignment;
	for (let start = 0; start * samplesPerFrame < wanted; start += step) {
		if (signal.aborted) {
			throw new CallFailed({ kind: 'cancelled' });
		}
		const tile = { start: Math.max(0, start - margin), end: Math.min(latentLength, start + step + receptive) };
		const { samples } = await session.run({
			latent: { type: 'float32', shape: [1, data.channels, tile.end - tile.start], data: cutWindow(latent, latentLength, { outer: data.channels, inner: 1 }, tile) },
		});
		if (!samples) {
			throw new Error('The decoder gave no samples.');
		}
		const first = (start - tile.start) * samplesPerFrame;
		const end = Math.min((start + step) * samplesPerFrame, wanted) - tile.start * samplesPerFrame;
		const part = samples.data.slice(first, end);
		await write(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
	}
};
