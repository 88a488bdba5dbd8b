import type { Change } from '../../shared/contract/contract.ts';
import { refuseEdit } from '../../shared/contract/failure.ts';
import type { Lineage } from '../../shared/generation/lineage.ts';
import type { LoadedFamily } from '../../shared/generation/modelFamily.ts';
import type { Task } from '../../shared/generation/tasks.ts';
import type { Job } from '../../shared/jobs/job.ts';
import type { Time } from '../../shared/time/time.ts';
import { recordOf } from '../../shared/timeline/queries.ts';
import type { Asset, Clip, Project, Track } from '../../shared/timeline/records.ts';
import type { NewAsset } from './lineages.ts';

/** What a job needs to make an asset's bytes, also after undo took the asset away: redo finds them. */
export type MakeRequest = { readonly assetId: string; readonly lineage: Lineage; readonly duration: Time };

/** A new clip of something that will be made. */
export type NewGeneration = {
	readonly sequenceId: string; readonly trackId: string | null; readonly start: Time; readonly duration: Time;
	readonly asset: NewAsset; readonly trackName: string | null; readonly lineage: Lineage; readonly type: 'generate' | 'soundtrack';
	/** Of the clip, in dB. Default 0. */
	readonly volume?: number;
};

/** What the different wishes have in common: the document, the models, the queue. */
export type GenerationDesk = {
	readonly project: () => Project;
	/** Makes an edit and announces it. */
	readonly edit: (name: string, args: unknown) => Change;
	readonly load: () => Promise<LoadedFamily>;
	/** Device and precision as lineages name them. */
	readonly deviceFor: (loaded: LoadedFamily, task: Task['task']) => Promise<string>;
	/** Puts a new asset and its clip into the film and its making into the queue; `before` is the project it looks at. */
	readonly begin: (request: NewGeneration, before?: Project) => { jobId: string; assetId: string; clipId: string; trackId: string };
	/** Puts the making of an asset into the queue; `before` is the project it looks at, whatever is edited meanwhile. */
	readonly enqueue: (type: 'generate' | 'soundtrack', title: string, request: MakeRequest, before?: Project) => Job;
	readonly enqueueJudge: (title: string, request: { clipId: string; assetIds: readonly string[]; prompt: string }) => Job;
	/** Seconds a task will take on this machine. */
	readonly estimate: (loaded: LoadedFamily, task: Task) => number;
	readonly mediaFolder: string;
};

/** The assets an edit made, in order. */
export const addedAssets = ({ diff }: Change): readonly Asset[] => diff.added.filter(record => record.kind === 'asset');

/** A clip with its track and asset, or a refusal. */
export const clipWithAsset = (project: Project, clipId: string): { clip: Clip; track: Track; asset: Asset } => {
	const clip = recordOf(project, 'clip', clipId);
	const track = clip && recordOf(project, 'track', clip.trackId);
	const asset = clip && recordOf(project, 'asset', clip.assetId);
	return clip && track && asset ? { clip, track, asset } : refuseEdit('There is no such clip. It may have been removed.');
};
