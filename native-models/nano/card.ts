import { createHash } from 'node:crypto';
import { modelCardSchema, type ModelCard } from '../../electron/shared/generation/modelCard.ts';
import { stemSchema } from '../../electron/shared/generation/tasks.ts';
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

/** What every task that samples a picture has in common. */
const pictureLimits = (video: VideoData) => ({
	sizes: video.sizes.map(({ width, height }) => ({ label: shapeOf(width, height), width, height })), fps: video.fps,
	minSeconds: 1 / video.fps, maxSeconds: video.maxSeconds,
	defaults: { steps: video.sampler.steps, guidance: video.sampler.guidance, schedule: video.sampler.schedule, guidanceInterval: video.sampler.guidanceInterval },
	draft: video.fast && video.files.fast ? { steps: video.fast.steps } : null,
});

/** The tasks that need a file of their own: what ships none is not offered. */
const pictureTasks = (video: VideoData, { instructions }: PromptData) => {
	const { encode, enhance, judge, portrait } = video.files;
	const limits = pictureLimits(video);
	const slots = { frames: video.temporalFactor, window: video.latentFrames };
	const anyLength = { sizes: [], fps: null, minSeconds: 0, defaults: { steps: 1, guidance: 1 } };
	return {
		...encode ? { 'image-to-video': { ...limits, slots } } : {},
		...encode && video.edit
			? { 'edit-video': { ...limits, minSeconds: slots.frames / video.fps, draft: null, slots, defaults: { ...limits.defaults, steps: video.edit.steps, guidance: video.edit.textGuidance, videoGuidance: video.edit.videoGuidance }, suggestions: [{ theme: 'Changes', words: instructions.suggestions }] } }
			: {},
		...portrait && video.portrait ? { 'personalised-video': { ...limits, draft: null, portraitSide: video.portrait.side, note: personNote } } : {},
		...enhance && video.enhance ? { 'upscale-video': { ...anyLength, maxSeconds: longestEnhancement } } : {},
		...judge ? { 'judge-video': { ...anyLength, fps: video.fps, maxSeconds: video.maxSeconds } } : {},
	};
};

/** Measured and seen: people are told from seven others in nine of ten clips, by what they wear, their hair and their skin (see `README.md`). */
const personNote = 'The nano cast keeps what a person wears, their hair and their skin. Faces are too small for it.';

/** Seconds that can be enhanced in one go: the raw frames of a minute of 1080p take 9 GB on the disk meanwhile. */
const longestEnhancement = 60;

/** Measured: of 29 sounds asked for by name, two in three are told first among the 36 it was taught (see `README.md`). */
const soundNote = 'The nano cast follows what moves in the picture, and knows thirty-six sounds and some kinds of music by name. Say one simple thing at a time.';

/** What making sound for a picture and from words has in common. */
const soundLimits = (audio: AudioData) => ({
	sizes: [], minSeconds: 1 / audio.latentRate, maxSeconds: audio.maxSeconds,
	defaults: { steps: audio.sampler.steps, guidance: audio.sampler.guidance }, stems: stemSchema.options, suggestions: audio.suggestions, note: soundNote,
});

/** What the nano cast says of itself, from its data files. */
export const nanoCard = (video: VideoData, audio: AudioData, prompt: PromptData): ModelCard => modelCardSchema.parse({
	id: 'nano', name: modelName, version: `${video.version}+${audio.version}`,
	summary: 'Small models trained from scratch on a drawn world: skies, seas, mountains, weather, lights and simple moving bodies, with the sounds they make. They run on any processor and know nothing else.',
	licence: 'Apache-2.0',
	sizeBytes: [video, audio].flatMap(weightEntries).reduce((sum, { bytes }) => sum + bytes, 0),
	hash: hashOf([video, audio]),
	tasks: {
		'text-to-video': pictureLimits(video),
		...pictureTasks(video, prompt),
		'video-to-audio': { ...soundLimits(audio), fps: audio.latentRate },
		'text-to-audio': { ...soundLimits(audio), fps: null },
	},
	vocabulary: prompt.suggestions,
});
