import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadedFamily, ModelFamily, Precision, Workload } from '../../electron/shared/generation/modelFamily.ts';
import { rewritePrompt, type PromptRules } from '../../electron/shared/generation/promptRewriting.ts';
import type { Task, TaskName } from '../../electron/shared/generation/tasks.ts';
import { nanoCard } from './card.ts';
import { audioDataSchema, promptDataSchema, readDataFile, videoDataSchema, vocabularySchema, weightEntries, type AudioData, type PromptData, type VideoData } from './dataFiles.ts';
import { editVideo } from './editVideo.ts';
import { enhanceVideo, framesPerWindow, tilesOfEnhancement } from './enhanceVideo.ts';
import { imageToVideo } from './imageToVideo.ts';
import { judgeVideo } from './judgeVideo.ts';
import { personalisedVideo } from './personalisedVideo.ts';
import { textToVideo } from './textToVideo.ts';
import { isDraft, videoPlan, type SampledTask } from './videoPlan.ts';
import { soundPlan, videoToAudio } from './videoToAudio.ts';

type NanoData = {
	readonly video: VideoData; readonly audio: AudioData; readonly prompt: PromptData;
	readonly videoWords: ReadonlyMap<string, number>; readonly audioWords: ReadonlyMap<string, number>;
};

const wordIds = (words: readonly string[]): ReadonlyMap<string, number> => new Map(words.map((word, id) => [word, id]));

const readData = async (folder: string): Promise<NanoData> => {
	const [video, audio, prompt, videoWords, audioWords] = await Promise.all([
		readDataFile(folder, 'video.json', videoDataSchema), readDataFile(folder, 'audio.json', audioDataSchema), readDataFile(folder, 'video-prompt.json', promptDataSchema),
		readDataFile(folder, 'video-vocabulary.json', vocabularySchema), readDataFile(folder, 'audio-vocabulary.json', vocabularySchema),
	]);
	return { video, audio, prompt, videoWords: wordIds(videoWords.words), audioWords: wordIds(audioWords.words) };
};

const isSound = (task: TaskName): boolean => task === 'video-to-audio' || task === 'text-to-audio';

/** Words in angle brackets are not words of people. */
const spoken = (words: ReadonlyMap<string, number>): readonly string[] => [...words.keys()].filter(word => !word.startsWith('<'));

/** What is said of sounds: its own synonyms, and those for pictures whose every word can be heard too. */
const soundRules = ({ prompt, audio, audioWords }: NanoData): PromptRules => {
	const shared = Object.entries(prompt.synonyms).filter(([, replacement]) => replacement.split(' ').every(word => audioWords.has(word)));
	return { vocabulary: new Set(spoken(audioWords)), synonyms: new Map([...shared, ...Object.entries(audio.synonyms)]), silentWords: new Set(prompt.silentWords), prefix: '' };
};

const rulesFor = (data: NanoData, task: TaskName): PromptRules => {
	if (isSound(task)) {
		return soundRules(data);
	}
	const { prompt } = data;
	const vocabulary = spoken(data.videoWords);
	if (task === 'edit-video') {
		// An instruction is no description: nothing is put in front of it, and “make it” is part of what it says.
		return { maxWords: data.video.maxWords, vocabulary: new Set(vocabulary), synonyms: new Map(Object.entries(prompt.instructions.synonyms)), silentWords: new Set(['please', 'clip', 'video', 'whole', 'this']), prefix: '' };
	}
	const { letters, maxQuoted } = data.video;
	const unheard = new Set([...prompt.instructions.words, ...letters === '' ? prompt.writingWords : []]);
	return {
		maxWords: data.video.maxWords, rareWords: new Set(prompt.rareWords), ...letters === '' ? {} : { writing: { letters: new Set(letters), longest: maxQuoted } },
		vocabulary: new Set(vocabulary.filter(word => !unheard.has(word))),
		synonyms: new Map(Object.entries(prompt.synonyms)), silentWords: new Set(prompt.silentWords), prefix: prompt.prefix,
	};
};

/** Seconds of one look at one window, with words and without, on one core of 2020: what the planner says before anything was measured on this machine. */
const guess = { picture: 0.05, sound: 0.08, tile: 0.4, judge: 0.05 } as const;
/** onnxruntime, Node and the activations of the largest run, beside the weights. Measured on Linux x64. */
const baseBytes = 350e6;

/** Activations of one tile of the enhancer, while it runs. */
const tileBytes = 400e6;

/** Rows of the network for one window and step, measured in the usual two. */
const rowsOf = (data: VideoData, task: SampledTask): number => {
	if (isDraft(data, task.sampling)) {
		return 0.5;
	}
	return task.task === 'edit-video' && task.videoGuidance !== 1 ? 1.5 : 1;
};

const sampledWorkload = (data: VideoData, task: SampledTask): Workload => {
	const plan = videoPlan(data, task);
	const latentBytes = data.channels * plan.latentLength * plan.latentHeight * plan.latentWidth * 4;
	return {
		looks: task.sampling.steps * plan.windows.length * rowsOf(data, task), guessedSecondsPerLook: guess.picture,
		peakBytes: baseBytes + 2 * weightBytes(data) + 12 * latentBytes,
	};
};

const weightBytes = (data: VideoData | AudioData): number => weightEntries(data).reduce((sum, { bytes }) => sum + bytes, 0);

const workload = ({ video, audio }: NanoData, task: Task): Workload => {
	switch (task.task) {
		case 'text-to-video': case 'image-to-video': case 'personalised-video': case 'edit-video': return sampledWorkload(video, task);
		case 'upscale-video': {
			// A window with the frames around it, before and after; a tile's activations are in the base.
			const window = framesPerWindow(task.picture, task.factor) + 2 * (video.enhance?.receptiveFrames ?? 0) * (task.factor / 2);
			const frameBytes = task.picture.width * task.picture.height * 3 * (1 + task.factor ** 2);
			return { looks: tilesOfEnhancement(video, task), guessedSecondsPerLook: guess.tile, peakBytes: baseBytes + tileBytes + 2 * window * frameBytes };
		}
		case 'judge-video': return { looks: 1, guessedSecondsPerLook: guess.judge, peakBytes: baseBytes };
		case 'video-to-audio': case 'text-to-audio': {
			const plan = soundPlan(audio, task);
			const latentBytes = plan.latentLength * (audio.channels + audio.features.count) * 4;
			return { looks: task.sampling.steps * plan.windows.length, guessedSecondsPerLook: guess.sound, peakBytes: baseBytes + 2 * weightBytes(audio) + 12 * latentBytes };
		}
	}
};

/** Where the weights lie: beside this file, beside the resources of the packaged app, or in the repository whose bundle this is. */
const weightsFolder = (): string => {
	const { resourcesPath } = process as { resourcesPath?: string };
	const beside = join(import.meta.dirname, 'weights');
	const places = [beside, ...resourcesPath ? [join(resourcesPath, 'native-models', 'nano', 'weights')] : [], join(import.meta.dirname, '..', '..', 'native-models', 'nano', 'weights')];
	return places.find(place => existsSync(place)) ?? beside;
};

/** The models that ship with the app. Their weights and data lie in `weights/`; how they were made and measured is told in `README.md`. */
export const nano: ModelFamily = {
	id: 'nano',
	folder: weightsFolder(),
	load: async (folder): Promise<LoadedFamily> => {
		const data = await readData(folder);
		return {
			card: nanoCard(data.video, data.audio, data.prompt),
			precisions: (task): readonly Precision[] => (isSound(task) ? data.audio : data.video).files.velocityInt8 ? ['fp32', 'int8'] : ['fp32'],
			rewrite: (task, prompt) => rewritePrompt(prompt, rulesFor(data, task)),
			workload: task => workload(data, task),
			run: async (task, runtime) => {
				switch (task.task) {
					case 'text-to-video': return textToVideo(task, data.video, data.videoWords, runtime);
					case 'image-to-video': return imageToVideo(task, data.video, data.videoWords, runtime);
					case 'personalised-video': return personalisedVideo(task, data.video, data.videoWords, runtime);
					case 'edit-video': return editVideo(task, data.video, data.videoWords, runtime);
					case 'upscale-video': return enhanceVideo(task, data.video, runtime);
					case 'judge-video': return judgeVideo(task, data.video, data.videoWords, runtime);
					case 'video-to-audio': case 'text-to-audio': return videoToAudio(task, data.audio, data.audioWords, runtime);
				}
			},
		};
	},
};
