import type { ModelCard } from './modelCard.ts';
import type { RewrittenPrompt } from './promptRewriting.ts';
import type { Task, TaskName } from './tasks.ts';

/** Numbers with a shape, row-major. int64 carries word ids. */
export type Tensor =
	| { readonly type: 'float32'; readonly data: Float32Array; readonly shape: readonly number[] }
	| { readonly type: 'int64'; readonly data: BigInt64Array; readonly shape: readonly number[] };

/** What a graph must take or give under one name. Null is a size that may vary. */
export type TensorSpec = { readonly type: Tensor['type']; readonly shape: readonly (number | null)[] };

/** One file of weights with the hash it must have and the inputs and outputs it must have; anything else is refused before it runs. */
export type WeightFile = {
	readonly name: string; readonly sha256: string;
	readonly inputs: Readonly<Record<string, TensorSpec>>;
	/** Inputs that older graphs of the same kind lack; ask `inputShape` which are there. */
	readonly optionalInputs?: Readonly<Record<string, TensorSpec>>;
	readonly outputs: Readonly<Record<string, TensorSpec>>;
};

/** An open graph. */
export type ModelSession = {
	/** Sizes the graph itself fixes for an input; null where it takes any. Empty for an input it has not. */
	readonly inputShape: (name: string) => readonly (number | null)[];
	/** Runs the graph; all outputs are float32. Lets messages in before it answers, so that a cancellation is seen between two runs. */
	readonly run: (inputs: Readonly<Record<string, Tensor>>) => Promise<Readonly<Record<string, { readonly data: Float32Array; readonly shape: readonly number[] }>>>;
};

/** fp32: as trained. int8: linear layers with 8-bit weights, about a quarter of the size and faster, not the same bits. */
export type Precision = 'fp32' | 'int8';

/** Frames of 8-bit RGB, one after the other, rows from the top. */
export type RgbFrames = { readonly width: number; readonly height: number; readonly count: number; readonly pixels: Uint8Array };

/** A small film that is read piece by piece, since an hour of it would fill the memory. */
export type SmallFilm = {
	readonly width: number; readonly height: number; readonly count: number; readonly fps: number;
	/** Frames `first` … `first + count − 1`, which must be there. */
	readonly read: (first: number, count: number) => Promise<Uint8Array>;
};

/** What a family is given for one run: sessions, the input's pictures, and where results go. It knows nothing of devices, processes or files. */
export type FamilyRuntime = {
	readonly precision: Precision;
	readonly signal: AbortSignal;
	/** Fails with `model-missing` or `model-damaged`. Sessions are kept and given back by the runtime. */
	readonly open: (file: WeightFile) => Promise<ModelSession>;
	/** Said after each piece of work; `stage` in words. */
	readonly report: (progress: { readonly step: number; readonly steps: number; readonly stage: string }) => void;
	/** Frames of the input, small. Null for tasks without one. */
	readonly pictures: SmallFilm | null;
	/** Takes the result in order: rgb24 frames, or float32 samples. */
	readonly write: (bytes: Uint8Array) => Promise<void>;
	/** Rough pictures on the way. `isDue` says by the clock whether one is worth making now. */
	readonly rough: { readonly isDue: () => boolean; readonly show: (frames: RgbFrames) => Promise<void> };
};

/** What was written, in the units of the medium. */
export type FamilyResult =
	| { readonly type: 'picture'; readonly width: number; readonly height: number; readonly frames: number; readonly fps: number }
	| { readonly type: 'sound'; readonly samples: number; readonly sampleRate: number; readonly channels: number }
	/** Nothing was written: a judge's opinion. Higher is better, and only comparable between takes of the same words. */
	| { readonly type: 'scores'; readonly alignment: number; readonly quality: number };

/** How much there is to do: `looks` at the network of one window each, the time one takes by the card's guess, and the memory at the peak. */
export type Workload = { readonly looks: number; readonly guessedSecondsPerLook: number; readonly peakBytes: number };

/** A family whose data files (not yet its weights) were read. */
export type LoadedFamily = {
	readonly card: ModelCard;
	/** The precisions there are weights for, the preferred one first. */
	readonly precisions: (task: TaskName) => readonly Precision[];
	readonly rewrite: (task: TaskName, prompt: string) => RewrittenPrompt;
	readonly workload: (task: Task) => Workload;
	readonly run: (task: Task, runtime: FamilyRuntime) => Promise<FamilyResult>;
};

/** One folder of `native-models`. */
export type ModelFamily = {
	readonly id: string;
	/** Where its weights lie unless told otherwise; absolute. */
	readonly folder: string;
	/** Reads the data files beside the weights. Fails with `model-missing` or `model-damaged`. */
	readonly load: (folder: string) => Promise<LoadedFamily>;
};
