import { createHash } from 'node:crypto';
import { modelCardSchema, type ModelCard } from '../../electron/shared/generation/modelCard.ts';
import { modelName, weightEntries, type AudioData, type PromptData, type VideoData } from './dataFiles.ts';

/** One hash for all weights: of the hashes of the files, in the order of their names. Precision does not change it; lineages name the device and precision beside it. */
const hashOf = (data: readonly (VideoData | AudioData)[]): string => {
	const files = data.flatMap(weightEntries).toSorted((a, b) => a.file.localeCompare(b.file));
	return createHash('sha256').update(files.map(({ file, sha256 }) => `${sha256}  ${file}\n`).join('')).digest('hex');
};

/** A picture's shape as people say it: "16:9". */
const shapeOf = (width: number, height: number): string => {
	const divisor = commonDivisor(width, height);
	return `${width / divisor}:${height / divisor}`;
};

const commonDivisor = (a: number, b: number): number => b === 0 ? a : commonDivisor(b, a % b);

/** What the nano cast says of itself, from its data files. */
export const nanoCard = (video: VideoData, audio: AudioData, prompt: PromptData): ModelCard => modelCardSchema.parse({
	id: 'nano', name: modelName, version: `${video.version}+${audio.version}`,
	summary: 'Small models trained from scratch on a drawn world: skies, seas, mountains, weather, lights and simple moving bodies, with the sounds they make. They run on any processor and know nothing else.',
	licence: 'Apache-2.0',
	sizeBytes: [video, audio].flatMap(weightEntries).reduce((sum, { bytes }) => sum + bytes, 0),
	hash: hashOf([video, audio]),
	tasks: {
		'text-to-video': {
			sizes: video.sizes.map(({ width, height }) => ({ label: shapeOf(width, height), width, height })), fps: video.fps,
			minSeconds: 1 / video.fps, maxSeconds: video.maxSeconds,
			defaults: { steps: video.sampler.steps, guidance: video.sampler.guidance },
		},
		'video-to-audio': {
			sizes: [], fps: audio.latentRate, minSeconds: 1 / audio.latentRate, maxSeconds: audio.maxSeconds,
			defaults: { steps: audio.sampler.steps, guidance: audio.sampler.guidance },
		},
	},
	vocabulary: prompt.suggestions,
});
