import { knownLayout } from '../../electron/shared/generation/knownLayout.ts';
import type { FamilyRuntime, WeightFile } from '../../electron/shared/generation/modelFamily.ts';
import type { Sampling, TaskOf } from '../../electron/shared/generation/tasks.ts';
import { windowsOver, type Window } from '../../electron/shared/generation/windows.ts';
import type { VideoData } from './dataFiles.ts';

export type VideoSize = VideoData['sizes'][number];
/** The tasks that walk from noise to a picture. */
export type SampledTask = TaskOf<'text-to-video' | 'image-to-video' | 'personalised-video' | 'edit-video'>;

/** How a clip lies in latents. */
export type VideoPlan = {
	readonly size: VideoSize;
	readonly latentLength: number; readonly latentHeight: number; readonly latentWidth: number;
	readonly windows: readonly Window[];
	/** The clip asked for begins with this decoded frame. */
	readonly firstFrame: number;
	/** Latent frames known at the start and at the end. */
	readonly firstKnown: number; readonly lastKnown: number;
};

/** Latent frames and windows for a task; the clip is made up to a whole window and trimmed after decoding. Throws for a size the cast does not know: the engine asks the card first. */
export const videoPlan = (data: VideoData, task: SampledTask): VideoPlan => {
	const { picture } = task;
	const size = data.sizes.find(({ width, height }) => width === picture.width && height === picture.height);
	if (!size || picture.fps !== data.fps) {
		throw new Error(`The nano cast makes no pictures of ${picture.width}×${picture.height} at ${picture.fps} fps.`);
	}
	const ends = task.task === 'image-to-video' ? task : { first: null, last: null };
	const layout = knownLayout({ frames: picture.frames, first: ends.first, last: ends.last, slots: { frames: data.temporalFactor, window: data.latentFrames } });
	return {
		size, latentLength: layout.length,
		latentHeight: size.codedHeight / data.spatialFactor, latentWidth: size.codedWidth / data.spatialFactor,
		windows: windowsOver(layout.length, data.latentFrames, data.windows.stride),
		firstFrame: layout.firstFrame, firstKnown: layout.firstSlots, lastKnown: layout.lastSlots,
	};
};

/** Whether a task is made with the distilled network: asked for, and there is one. */
export const isDraft = (data: VideoData, sampling: Sampling): boolean => sampling.isDraft === true && data.files.fast !== undefined && data.fast !== undefined;

/** A graph of the picture half, with what it must take and give. */
type VideoFile = 'text' | 'velocity' | 'decode' | 'encode' | 'portrait' | 'enhance' | 'judge';

const context = { type: 'float32', shape: [null, null, null] } as const;
const mask = { type: 'float32', shape: [null, null] } as const;
const frames = { type: 'float32', shape: [null, 3, null, null, null] } as const;

/** What a graph is checked against before it runs. Throws for one that does not ship. */
export const videoFile = (data: VideoData, name: VideoFile, choice: Pick<FamilyRuntime, 'precision'> & { readonly isDraft?: boolean }): WeightFile => {
	const latent = { type: 'float32', shape: [null, data.channels, null, null, null] } as const;
	const entry = name === 'velocity' ? velocityEntry(data, choice) : data.files[name];
	if (!entry) {
		throw new Error(`The nano cast has no ${name} graph.`);
	}
	const file = { name: entry.file, sha256: entry.sha256 };
	switch (name) {
		case 'text': return { ...file, inputs: { ids: { type: 'int64', shape: [null, null] } }, outputs: { context, mask } };
		case 'velocity': return {
			...file, inputs: { latent, time: { type: 'float32', shape: [null] }, context, mask }, outputs: { velocity: latent },
			optionalInputs: { known: latent, given: { type: 'float32', shape: [null, 1, null, null, null] }, task: { type: 'int64', shape: [null] } },
		};
		case 'decode': return { ...file, inputs: { latent }, outputs: { frames } };
		case 'encode': return { ...file, inputs: { frames }, outputs: { latent } };
		case 'portrait': return { ...file, inputs: { picture: { type: 'float32', shape: [null, 4, null, null] } }, outputs: { tokens: context } };
		case 'enhance': return { ...file, inputs: { frames }, outputs: { frames2x: frames } };
		case 'judge': return {
			...file, inputs: { frames: { type: 'float32', shape: [null, 24, 40, 64] }, words: { type: 'int64', shape: [null, null] } },
			outputs: { alignment: { type: 'float32', shape: [null] }, quality: { type: 'float32', shape: [null] } },
		};
	}
};

const velocityEntry = ({ files }: VideoData, { precision, isDraft: isRough }: Pick<FamilyRuntime, 'precision'> & { readonly isDraft?: boolean }) => {
	if (isRough && files.fast) {
		return files.fast;
	}
	return precision === 'int8' && files.velocityInt8 ? files.velocityInt8 : files.velocity;
};
