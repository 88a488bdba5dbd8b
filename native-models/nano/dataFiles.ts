import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CallFailed } from '../../electron/shared/contract/failure.ts';
import { scheduleSettingsSchema } from '../../electron/shared/generation/tasks.ts';

/** Name of the family in failures. */
export const modelName = 'Nano cast';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** A file of weights as the export wrote it down. */
const weightFile = z.object({ file: z.string().regex(/^[\w.-]+$/), sha256: hash, bytes: z.int().positive() });

/** Differences in 8-bit levels: up to `from` they count for nothing, from `full` on in full. */
const threshold = z.object({ from: z.number().nonnegative(), full: z.number().positive() });

/** `video.json`: everything the picture half of the cast says of itself. */
export const videoDataSchema = z.object({
	version: z.string(),
	/** Latent [channels, latentFrames, height / spatialFactor, width / spatialFactor] ↔ frames × height × width pixels. */
	channels: z.int().positive(), latentFrames: z.int().positive(), temporalFactor: z.int().positive(), spatialFactor: z.int().positive(),
	fps: z.number().positive(),
	/** `width` and `height` are what is seen; the coded picture around it is cropped evenly. */
	sizes: z.array(z.object({
		label: z.string(), width: z.int().positive(), height: z.int().positive(), codedWidth: z.int().positive(), codedHeight: z.int().positive(),
	})).min(1),
	/** Places for words in a short and in a long prompt, and for bytes of quoted text; the letters that it writes so that they can be read, none where it cannot. */
	shortWords: z.int().positive(), maxWords: z.int().positive(), maxQuoted: z.int().nonnegative(), letters: z.string(),
	sampler: z.object({
		method: z.enum(['euler', 'midpoint']), steps: z.int().positive(),
		schedule: scheduleSettingsSchema,
		guidance: z.number(), guidanceInterval: z.tuple([z.number(), z.number()]),
	}),
	/** Longer clips: a window of `latentFrames` every `stride` latent frames. */
	windows: z.object({ stride: z.int().positive(), weights: z.enum(['uniform', 'triangle']) }),
	maxSeconds: z.number().positive(),
	/** Editing by instruction: s_T and s_V of Movie Gen Edit. Missing while the velocity was not trained for it. */
	/** `meant` and `unsteady` are thresholds in 8-bit levels (see `keepRest`). */
	edit: z.object({ textGuidance: z.number(), videoGuidance: z.number(), steps: z.int().positive(), meant: threshold, unsteady: threshold }).optional(),
	/** The distilled network: needs no guidance and few steps. */
	fast: z.object({ steps: z.int().positive(), schedule: scheduleSettingsSchema }).optional(),
	/** Side in pixels of the square picture of a person that the portrait encoder takes. */
	portrait: z.object({ side: z.int().positive() }).optional(),
	/** How far an enhanced pixel looks, in frames and in pixels of the input. */
	enhance: z.object({ receptiveFrames: z.int().nonnegative(), receptivePixels: z.int().nonnegative() }).optional(),
	files: z.object({
		text: weightFile, velocity: weightFile, velocityInt8: weightFile.optional(), decode: weightFile, encode: weightFile.optional(),
		fast: weightFile.optional(), enhance: weightFile.optional(), judge: weightFile.optional(), portrait: weightFile.optional(),
	}),
});
export type VideoData = z.output<typeof videoDataSchema>;

/** `audio.json`: everything the sound half of the cast says of itself. */
export const audioDataSchema = z.object({
	version: z.string(),
	sampleRate: z.literal(48_000), channels: z.int().positive(), latentRate: z.literal(25),
	/** Latent frames of one window, and of the steps between windows of long sound. */
	windowFrames: z.int().positive(), windows: z.object({ stride: z.int().positive(), weights: z.enum(['uniform', 'triangle']) }),
	features: z.object({ version: z.int(), count: z.int().positive() }),
	maxWords: z.int().positive(),
	sampler: videoDataSchema.shape.sampler,
	/** Tiles of a long decode begin at multiples of `alignment` latent frames; `receptive` frames on either side can change a frame's samples. */
	decode: z.object({ alignment: z.int().positive(), receptive: z.int().nonnegative() }),
	maxSeconds: z.number().positive(),
	/** How people's words for sounds become the model's, beside those for pictures. */
	synonyms: z.record(z.string(), z.string()).default({}),
	suggestions: z.array(z.object({ theme: z.string(), words: z.array(z.string()) })).default([]),
	files: z.object({ velocity: weightFile, velocityInt8: weightFile.optional(), decode: weightFile }),
});
export type AudioData = z.output<typeof audioDataSchema>;

export type WeightEntry = z.output<typeof weightFile>;

/** All files of weights that a half of the cast names. */
export const weightEntries = ({ files }: VideoData | AudioData): readonly WeightEntry[] =>
	Object.values<WeightEntry | undefined>(files).filter(entry => entry !== undefined);

/** `*-vocabulary.json`: words by id. */
export const vocabularySchema = z.object({ words: z.array(z.string()).min(2) });

/** `*-prompt.json`: how people's words become the model's. */
export const promptDataSchema = z.object({
	synonyms: z.record(z.string(), z.string()),
	/** Words that only long descriptions say: where one has a synonym, the synonym is the surer word. */
	rareWords: z.array(z.string()).default([]),
	/** Words that ask for something written; unknown to a model that cannot write so that it can be read. */
	writingWords: z.array(z.string()).default([]),
	silentWords: z.array(z.string()).default([]),
	prefix: z.string().default(''),
	suggestions: z.array(z.object({ theme: z.string(), words: z.array(z.string()) })).default([]),
	/** For edits: the words that only instructions say (no scene is described with them), their synonyms, and instructions to begin with. */
	instructions: z.object({ words: z.array(z.string()), synonyms: z.record(z.string(), z.string()), suggestions: z.array(z.string()) }).default({ words: [], synonyms: {}, suggestions: [] }),
});
export type PromptData = z.output<typeof promptDataSchema>;

/** Reads and checks a data file of `folder`. Fails with `model-missing` or `model-damaged`. */
export const readDataFile = async <Schema extends z.ZodType>(folder: string, file: string, schema: Schema): Promise<z.output<Schema>> => {
	const text = await readFile(join(folder, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
		throw new CallFailed(error.code === 'ENOENT'
			? { kind: 'model-missing', model: modelName, file }
			: { kind: 'model-damaged', model: modelName, file, problem: `cannot be read (${error.code ?? error.message})` });
	});
	const parsed = schema.safeParse(parsedJson(text));
	if (!parsed.success) {
		const problem = parsed.error.issues[0];
		throw new CallFailed({ kind: 'model-damaged', model: modelName, file, problem: `does not say what it should (${problem?.path.join('.') || 'not JSON'}: ${problem?.message})` });
	}
	return parsed.data;
};

const parsedJson = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
};
