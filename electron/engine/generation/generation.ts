import { existsSync } from 'node:fs';
import { totalmem } from 'node:os';
import type { z } from 'zod';
import { families as shippedFamilies } from '../../../native-models/index.ts';
import type { Change, EngineContract } from '../../shared/contract/contract.ts';
import { CallFailed, refuseEdit, toFailure, type Failure } from '../../shared/contract/failure.ts';
import type { Emit } from '../../shared/contract/rpc.ts';
import { lineageSchema, type Lineage } from '../../shared/generation/lineage.ts';
import type { ModelCard } from '../../shared/generation/modelCard.ts';
import type { LoadedFamily, ModelFamily, Precision } from '../../shared/generation/modelFamily.ts';
import type { Task } from '../../shared/generation/tasks.ts';
import { sampleAt } from '../../shared/audio/mixPlan.ts';
import { toSeconds, type Time, type TimeRange } from '../../shared/time/time.ts';
import { clipsOfTrack, clipsWithin, tracksOf } from '../../shared/timeline/queries.ts';
import type { Asset, Project, Sequence } from '../../shared/timeline/records.ts';
import type { Job } from '../../shared/jobs/job.ts';
import type { JobContext, JobQueue } from '../jobs/jobQueue.ts';
import type { SettingsStore } from '../settings/settingsStore.ts';
import { generatedFile } from './generatedFiles.ts';
import { InferenceProcess } from './inferenceProcess.ts';
import { hostLauncher, type LaunchInference } from './launchInference.ts';
import { deviceLabel, pictureAsset, precisionOf, soundAsset, type NewAsset } from './lineages.ts';
import { knownInput } from './knownInput.ts';
import { lineageOf } from './lineageOf.ts';
import { lookFor } from './lookFor.ts';
import { makePicture, roughFileOf, type Making } from './makePicture.ts';
import { makeSound } from './makeSound.ts';
import { lookedAt, pictureOfInput, planHashOfInput, type PictureSources } from './lookedAt.ts';
import { estimatedSeconds, rememberSpeed } from './speed.ts';
import { taskOf } from './taskOf.ts';
import { checkedPrompt, checkLength, checkMemory, chooseSize, limitsOf } from './wishes.ts';

type Calls = EngineContract['calls'];
type Answer<Name extends keyof Calls> = z.input<Calls[Name]['output']>;
type Question<Name extends keyof Calls> = z.output<Calls[Name]['input']>;

export type GenerationOptions = {
	readonly store: { readonly project: Project; edit: (name: string, args: unknown) => Change };
	readonly media: PictureSources & { setGenerated: (assetId: string, state: 'pending' | 'ready' | 'failed', failure?: Failure) => void };
	readonly jobs: JobQueue;
	/** Announces a change of the document. */
	readonly changed: (change: Change) => Change;
	readonly settings: SettingsStore;
	/** Where generated media lie. */
	readonly mediaFolder: string;
	readonly emit: Emit<EngineContract>;
	/** Default: the families that ship. */
	readonly families?: readonly ModelFamily[];
	/** Folder of the weights in place of the family's own. Default: `REELWRIGHT_MODEL_FOLDER`, else null. */
	readonly modelFolder?: string | null;
	/** Default: as this host starts processes. */
	readonly launch?: LaunchInference;
	readonly idleMs?: number;
};

/** What a job needs to make an asset's bytes, also after undo took the asset away: redo finds them. */
type MakeRequest = { readonly assetId: string; readonly lineage: Lineage; readonly duration: Time };

/** The lowest video track that is neither locked nor taken in `range`; null when every one is. */
const trackWithRoom = (project: Project, sequenceId: string, range: TimeRange): string | null =>
	tracksOf(project, sequenceId, 'video').find(track => !track.isLocked && clipsWithin(clipsOfTrack(project, track.id), range).length === 0)?.id ?? null;

/** Generating clips and soundtracks for one open film. */
export type Generation = ReturnType<typeof createGeneration>;

export const createGeneration = (options: GenerationOptions) => {
	const { store, media, jobs, changed, settings, mediaFolder, emit } = options;
	const families = options.families ?? shippedFamilies;
	const folder = options.modelFolder ?? process.env['REELWRIGHT_MODEL_FOLDER'] ?? null;
	const wantedDevice = process.env['REELWRIGHT_DEVICE'] ?? settingText('generation.device', settings) ?? 'cpu';
	const inference = new InferenceProcess({
		launch: options.launch ?? hostLauncher(), environment: { REELWRIGHT_DEVICE: wantedDevice }, ...options.idleMs === undefined ? {} : { idleMs: options.idleMs },
	});
	/** Pictures as they were when a soundtrack was asked for: edits made while it waits in the queue do not change what it looks at. */
	const snapshots = new Map<string, Project>();

	const family = (): ModelFamily => families[0] ?? internal('There is no model family.');
	// The data files are small; reading them each time means a repaired installation works without a restart.
	const load = (): Promise<LoadedFamily> => family().load(folder ?? family().folder);
	const wantedPrecision = (loaded: LoadedFamily, task: Task['task']): Precision => {
		const wanted = process.env['REELWRIGHT_PRECISION'] ?? settingText('generation.precision', settings);
		const precisions = loaded.precisions(task);
		return precisions.find(precision => precision === wanted) ?? precisions[0] ?? 'fp32';
	};
	const deviceFor = async (loaded: LoadedFamily, task: Task['task']): Promise<string> => {
		// The processor is always there; anything else is asked for, since it may have fallen back.
		const device = wantedDevice === 'cpu' ? 'cpu' : (await inference.info()).device;
		return deviceLabel(device, wantedPrecision(loaded, task));
	};
	const sequenceOf = (sequenceId: string): Sequence => {
		const record = store.project[sequenceId];
		return record?.kind === 'sequence' ? record : refuseEdit('There is no such sequence. It may have been removed.');
	};

	/** Puts the asset and its clip into the film and its making into the queue. */
	const begin = (request: { sequenceId: string; trackId: string | null; start: Time; duration: Time; asset: NewAsset; trackName: string | null; lineage: Lineage; type: 'generate' | 'soundtrack' }): Answer<'generation.clip'> => {
		const { sequenceId, trackId, start, duration, asset, trackName, lineage, type } = request;
		const change = changed(store.edit('insertGenerated', { sequenceId, trackId, start, duration, asset, trackName }));
		const newAsset = change.diff.added.find(record => record.kind === 'asset');
		const clip = change.diff.added.find(record => record.kind === 'clip');
		if (!newAsset || !clip) {
			return internal('The edit made no asset and no clip.');
		}
		const track = store.project[clip.trackId];
		const place = track?.kind === 'track' ? ` into ${track.name}` : '';
		const title = type === 'generate' ? `Generate “${newAsset.name}”${place}` : `${lineage.prompt.trim() === '' ? 'Make a soundtrack' : `Make the sound “${newAsset.name}”`}${place}`;
		return { jobId: enqueue(type, title, { assetId: newAsset.id, lineage, duration: asset.duration ?? duration }).id, assetId: newAsset.id, clipId: clip.id, trackId: clip.trackId };
	};

	const enqueue = (type: 'generate' | 'soundtrack', title: string, request: MakeRequest): Job => {
		media.setGenerated(request.assetId, 'pending');
		const job = jobs.start({ type, title, assetId: request.assetId, request });
		void watch(job);
		return job;
	};
	/** A job that is cancelled while it waits never reaches its runner. */
	const watch = async ({ id, assetId }: Job): Promise<void> => {
		const { state, failure } = await jobs.wait(id);
		if (assetId && (state === 'cancelled' || state === 'failed')) {
			media.setGenerated(assetId, 'failed', failure ?? { kind: 'cancelled' });
		}
	};

	/** Runs a job to the asset's file. */
	const make = async (rawRequest: Record<string, unknown>, context: JobContext): Promise<void> => {
		const assetId = String(rawRequest['assetId']);
		const lineage = lineageSchema.parse(rawRequest['lineage']);
		const duration = Number(rawRequest['duration']) as Time;
		media.setGenerated(assetId, 'pending');
		try {
			const loaded = await load();
			if (loaded.card.hash !== lineage.modelHash) {
				throw new CallFailed({ kind: 'generation-refused', reason: `“${nameOfLineage(lineage)}” was made by another version of the model “${lineage.model}” and cannot be made again. Generate a new clip in its place.` });
			}
			const making: Making = {
				inference, family: family().id, folder, precision: precisionOf(lineage.device), mediaFolder, assetId,
				signal: context.signal, report: (progress, stage) => context.report(progress, stage),
			};
			const task = taskOf(lineage, toSeconds(duration));
			const answer = kindOf(lineage) === 'picture' ? await makePictureFor(assetId, lineage, task, loaded, making) : await makeSoundFor(assetId, lineage, duration, making);
			rememberSpeed(settings, { model: family().id, task: task.task, device: deviceLabel(answer.device, making.precision) }, loaded.workload(task).looks, answer.samplingSeconds);
			snapshots.delete(assetId);
			media.setGenerated(assetId, 'ready');
			await untilUsable(assetId, context.signal);
		} catch (error) {
			media.setGenerated(assetId, 'failed', context.signal.aborted ? { kind: 'cancelled' } : toFailure(error));
			throw error;
		}
	};

	/** The library looks at a new file before it calls it ready; a job that is done must mean that. Its thumbnails and proxies may come later, behind other work. */
	const untilUsable = async (assetId: string, signal: AbortSignal): Promise<void> => {
		while (!signal.aborted && media.status(assetId)?.state === 'pending') {
			await new Promise(resolve => setTimeout(resolve, 20));
		}
	};

	const makePictureFor = (assetId: string, lineage: Lineage, task: Task, loaded: LoadedFamily, making: Making) => {
		const look = lookFor(task, lineage, { project: snapshots.get(assetId) ?? store.project, media, limits: limitsOf(loaded.card, lineage.task), signal: making.signal });
		return makePicture({ task, look, onRough: rough => emit('generation.rough', { assetId, ...rough }) }, making);
	};

	const makeSoundFor = async (assetId: string, lineage: Lineage, duration: Time, making: Making) => {
		const project = snapshots.get(assetId) ?? store.project;
		if (lineage.input.type === 'sequence-range' && planHashOfInput(project, lineage.input) !== lineage.input.planHash) {
			throw new CallFailed({ kind: 'generation-refused', reason: 'The picture under this soundtrack has changed since it was asked for. Generate a new soundtrack for the range.' });
		}
		const { steps, guidance, seed } = lineage;
		return makeSound(
			{ prompt: lineage.rewrittenPrompt, durationSeconds: toSeconds(duration), samples: sampleAt(duration), sampling: { steps, guidance, seed } }, making,
			(path, report) => pictureOfInput({ project, lineage, path, media, signal: making.signal, report }),
		);
	};

	jobs.register('generate', make);
	jobs.register('soundtrack', make);

	const assetOf = (assetId: string): Asset & { source: { type: 'generated'; lineage: Lineage } } => {
		const record = store.project[assetId];
		if (record?.kind !== 'asset' || record.source.type !== 'generated') {
			return refuseEdit('This is no generated clip, so it cannot be made again.');
		}
		return { ...record, source: record.source };
	};

	return {
		/** Cards of the families that can be used. Fails with `model-missing` or `model-damaged`. */
		models: async (): Promise<ModelCard[]> => Promise.all(families.map(async it => (await it.load(folder ?? it.folder)).card)),

		/** What the words become, and how long and how much memory it would take. */
		plan: async ({ task, prompt, seconds, size, steps, isDraft }: Question<'generation.plan'>): Promise<Answer<'generation.plan'>> => {
			const loaded = await load();
			const limits = limitsOf(loaded.card, task);
			checkLength(loaded.card, limits, seconds);
			const { rewritten, unknownWords } = prompt.trim() === '' ? { rewritten: '', unknownWords: [] } : loaded.rewrite(task, prompt);
			const picture = task === 'video-to-audio' ? null : { ...chooseSize(loaded.card, limits, size, { width: 16, height: 9 }), frames: framesFor(seconds, limits.fps), fps: limits.fps ?? 1 };
			const usualSteps = isDraft && limits.draft ? limits.draft.steps : limits.defaults.steps;
			const work = loaded.workload(taskOf({ task, rewrittenPrompt: rewritten, picture, seed: 0, steps: steps ?? usualSteps, guidance: limits.defaults.guidance, isDraft }, seconds));
			return {
				rewrittenPrompt: rewritten, unknownWords: [...unknownWords], peakBytes: work.peakBytes,
				estimatedSeconds: estimatedSeconds(settings, { model: loaded.card.id, task, device: deviceLabel(wantedDevice, wantedPrecision(loaded, task)) }, work),
			};
		},

		/** Words, and pictures to start from or end at → a new clip. Answers at once; the job makes the picture. */
		clip: async (request: Question<'generation.clip'>): Promise<Answer<'generation.clip'>> => {
			const loaded = await load();
			const isFromPicture = request.first !== null || request.last !== null;
			const taskName = isFromPicture ? 'image-to-video' : 'text-to-video';
			const limits = limitsOf(loaded.card, taskName);
			const sequence = sequenceOf(request.sequenceId);
			const { rewritten } = checkedPrompt(loaded, taskName, request.prompt, { needsWords: !isFromPicture });
			const seconds = toSeconds(request.duration);
			checkLength(loaded.card, limits, seconds);
			const { width, height } = chooseSize(loaded.card, limits, request.size, sequence);
			const frames = framesFor(seconds, limits.fps);
			const { prompt, seed, steps, guidance, isDraft, schedule, guidanceInterval } = request;
			const before = store.project;
			const lineage = lineageOf(loaded.card, taskName, await deviceFor(loaded, taskName), {
				prompt, rewrittenPrompt: rewritten, seed, steps, guidance, isDraft, schedule, guidanceInterval,
				picture: { width, height, frames, fps: limits.fps ?? 1 },
				input: isFromPicture ? knownInput(before, sequence, request, frames, limits) : { type: 'none' },
			});
			checkMemory(loaded.workload(taskOf(lineage, seconds)).peakBytes, totalmem());
			const { start } = request.placement;
			const trackId = request.placement.trackId ?? trackWithRoom(store.project, sequence.id, { start, end: start + request.duration as Time });
			const begun = begin({ sequenceId: sequence.id, trackId, start, duration: request.duration, asset: pictureAsset(lineage), trackName: null, lineage, type: 'generate' });
			snapshots.set(begun.assetId, before);
			return begun;
		},

		/** A range of the timeline, cuts included, or one clip → sound in sync with it on an audio track. */
		soundtrack: async (request: Question<'generation.soundtrack'>): Promise<Answer<'generation.soundtrack'>> => {
			const loaded = await load();
			const { target } = request;
			const { rewritten } = checkedPrompt(loaded, 'video-to-audio', request.prompt, { needsWords: false });
			const looked = lookedAt(store.project, target);
			const duration = looked.end - looked.start as Time;
			checkLength(loaded.card, limitsOf(loaded.card, 'video-to-audio'), toSeconds(duration));
			const { prompt, seed, steps, guidance } = request;
			const lineage = lineageOf(loaded.card, 'video-to-audio', await deviceFor(loaded, 'video-to-audio'), { prompt, seed, steps, guidance, rewrittenPrompt: rewritten, picture: null, input: looked.input });
			checkMemory(loaded.workload(taskOf(lineage, toSeconds(duration))).peakBytes, totalmem());
			const before = store.project;
			const begun = begin({
				sequenceId: looked.sequenceId, trackId: request.trackId, start: looked.start, duration, asset: soundAsset(lineage, duration),
				trackName: 'Soundtrack', lineage, type: 'soundtrack',
			});
			snapshots.set(begun.assetId, before);
			return begun;
		},

		/** Makes an asset's bytes again from its lineage. One that is being made already keeps its job. */
		again: async (assetId: string): Promise<Answer<'generation.again'>> => {
			const asset = assetOf(assetId);
			const { lineage } = asset.source;
			const present = jobs.list().find(job => job.assetId === assetId && (job.state === 'waiting' || job.state === 'running'));
			if (present) {
				return { jobId: present.id };
			}
			const duration = asset.duration ?? internal('A generated asset has a length.');
			return { jobId: enqueue(kindOf(lineage) === 'picture' ? 'generate' : 'soundtrack', `Make “${asset.name}” again`, { assetId, lineage, duration }).id };
		},

		/** The newest rough pictures of a running generation, if there are any. */
		roughFile: (assetId: string): string | null => {
			const path = roughFileOf(mediaFolder, assetId);
			return existsSync(path) ? path : null;
		},

		/** After a film was opened: what has its file is ready, what waits in the queue is pending, the rest was interrupted and can be made again. */
		resume: (): void => {
			const waiting = jobs.list().filter(job => job.state === 'waiting' && job.assetId !== null);
			waiting.forEach(job => void watch(job));
			const pending = new Set(waiting.map(job => job.assetId));
			for (const record of Object.values(store.project)) {
				if (record.kind !== 'asset' || record.source.type !== 'generated' || existsSync(generatedFile(mediaFolder, record.id, kindOf(record.source.lineage)))) {
					continue;
				}
				if (pending.has(record.id)) {
					media.setGenerated(record.id, 'pending');
				} else {
					const ended = jobs.list().findLast(job => job.assetId === record.id && job.failure !== null);
					media.setGenerated(record.id, 'failed', ended?.failure ?? { kind: 'interrupted' });
				}
			}
		},

		/** Where models run, and why not on what was asked for. Starts the inference process. */
		device: () => inference.info(),
		/** What the models run on, in words. Asks the inference process only when something else than the processor is wanted. */
		deviceName: async (): Promise<string> => wantedDevice === 'cpu' ? 'CPU' : (await inference.info()).device,

		dispose: () => inference.dispose(),
	};
};

const framesFor = (seconds: number, fps: number | null): number => Math.max(1, Math.ceil(seconds * (fps ?? 1) - 1e-6));

const nameOfLineage = ({ prompt, task }: Lineage): string => prompt.trim() === '' ? task : prompt.trim();

const kindOf = (lineage: Lineage): 'picture' | 'sound' => lineage.picture ? 'picture' : 'sound';

const settingText = (name: string, settings: SettingsStore): string | null => {
	const value = settings.get(name);
	return typeof value === 'string' && value !== '' ? value : null;
};

const internal = (problem: string): never => {
	throw new Error(problem);
};
