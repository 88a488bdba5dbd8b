import type { FamilyRuntime, WeightFile } from '../../electron/shared/generation/modelFamily.ts';
import type { TaskOf } from '../../electron/shared/generation/tasks.ts';
import { windowsOver, type Window } from '../../electron/shared/generation/windows.ts';
import type { VideoData } from './dataFiles.ts';

export type VideoSize = VideoData['sizes'][number];
export type TextToVideoTask = TaskOf<'text-to-video'>;

/** How a clip lies in latents. */
export type VideoPlan = {
	readonly size: VideoSize;
	readonly latentLength: number; readonly latentHeight: number; readonly latentWidth: number;
	readonly windows: readonly Window[];
};

/** Latent frames and windows for a task; the clip is made up to a whole window and trimmed after decoding. Throws for a size the cast does not know: the engine asks the card first. */
export const videoPlan = (data: VideoData, { picture }: TextToVideoTask): VideoPlan => {
	const size = data.sizes.find(({ width, height }) => width === picture.width && height === picture.height);
	if (!size || picture.fps !== data.fps) {
		throw new Error(`The nano cast makes no pictures of ${picture.width}×${picture.height} at ${picture.fps} fps.`);
	}
	const latentLength = Math.max(data.latentFrames, Math.ceil(picture.frames / data.temporalFactor));
	return {
		size, latentLength,
		latentHeight: size.codedHeight / data.spatialFactor, latentWidth: size.codedWidth / data.spatialFactor,
		windows: windowsOver(latentLength, data.latentFrames, data.windows.stride),
	};
};

/** The graphs of the picture half, with what each must take and give. */
export const videoFiles = (data: VideoData, runtime: Pick<FamilyRuntime, 'precision'>): { text: WeightFile; velocity: WeightFile; decode: WeightFile } => {
	const latent = { type: 'float32', shape: [null, data.channels, null, null, null] } as const;
	const context = { type: 'float32', shape: [null, null, null] } as const;
	const mask = { type: 'float32', shape: [null, null] } as const;
	const velocity = runtime.precision === 'int8' && data.files.velocityInt8 ? data.files.velocityInt8 : data.files.velocity;
	return {
		text: { name: data.files.text.file, sha256: data.files.text.sha256, inputs: { words: { type: 'int64', shape: [null, null] } }, outputs: { context, mask } },
		velocity: {
			name: velocity.file, sha256: velocity.sha256,
			inputs: { latent, time: { type: 'float32', shape: [null] }, context, mask }, outputs: { velocity: latent },
		},
		decode: { name: data.files.decode.file, sha256: data.files.decode.sha256, inputs: { latent }, outputs: { frames: { type: 'float32', shape: [null, 3, null, null, null] } } },
	};
};
