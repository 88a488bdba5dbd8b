import { existsSync } from 'node:fs';
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
import { toSeconds, type Time } from '../../shared/time/time.ts';
import type { Asset, Project } from '../../shared/timeline/records.ts';
import type { Job } from '../../shared/jobs/job.ts';
import type { JobContext, JobQueue } from '../jobs/jobQueue.ts';
import type { SettingsStore } from '../settings/settingsStore.ts';
import { askChange } from './askChange.ts';
import { askClip } from './askClip.ts';
import { askEnhance, planEnhancement } from './askEnhance.ts';
import { askSound, askSoundtrack } from './askSound.ts';
import { askTakes } from './askTakes.ts';
import type { GenerationDesk, MakeRequest, NewGeneration } from './desk.ts';
import { carryTo } from './carryChange.ts';
import { enhancedSize } from './enhancedSize.ts';
import { generatedFile } from './generatedFiles.ts';
import { InferenceProcess } from './inferenceProcess.ts';
import { hostLauncher, type LaunchInference } from './launchInference.ts';
import { deviceLabel, framesFor, precisionOf } from './lineages.ts';
import { areSounds, judgeSounds } from './judgeSounds.ts';
import { judgeRequestSchema, judgeTakes } from './judgeTakes.ts';
import { lookFor } from './lookFor.ts';
import { makePicture, roughFileOf, type Making } from './makePicture.ts';
import { makeSound } from './makeSound.ts';
import { pictureOfInput, planHashOfInput, type PictureSources } from './lookedAt.ts';
import { estimatedSeconds, rememberSpeed } from './speed.ts';
import { taskOf } from './taskOf.ts';
import { checkLength, chooseSize, limitsOf } from './wishes.ts';

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

	/** Puts the asset and its clip into the film and its making into the queue. */
	const begin = (request: NewGeneration, before?: Project): Answer<'generation.clip'> => {
		const { sequenceId, trackId, start, duration, asset, trackName, lineage, type, volume = 0 } = request;
		const change = changed(store.edit('insertGenerated', { sequenceId, trackId, start, duration, asset, trackName, volume }));
		const newAsset = change.diff.added.find(record => record.kind === 'asset');
		const clip = change.diff.added.find(record => record.kind === 'clip');
		if (!newAsset || !clip) {
			return internal('The edit made no asset and no clip.');
		}
		const track = store.project[clip.trackId];
		const place = track?.kind === 'track' ? ` into ${track.name}` : '';
		const title = `${type === 'generate' ? `Generate “${newAsset.name}”` : soundTitle(lineage, newAsset.name)}${place}`;
		return { jobId: enqueue(type, title, { assetId: newAsset.id, lineage, duration: asset.duration ?? duration }, before).id, assetId: newAsset.id, clipId: clip.id, trackId: clip.trackId };
	};

	const enqueue = (type: 'generate' | 'soundtrack', title: string, request: MakeRequest, before?: Project): Job => {
		if (before) {
			snapshots.set(request.assetId, before);
		}
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
		const project = snapshots.get(assetId) ?? store.project;
		const look = lookFor(task, lineage, { project, media, limits: limitsOf(loaded.card, lineage.task), signal: making.signal });
		const size = task.task === 'upscale-video' ? { size: enhancedSize(lineage) } : {};
		const finish = task.task === 'edit-video' ? { finish: carryTo(project, lineage, media) } : {};
		return makePicture({ task, look, ...size, ...finish, onRough: rough => emit('generation.rough', { assetId, ...rough }) }, making);
	};

	const makeSoundFor = async (assetId: string, lineage: Lineage, duration: Time, making: Making) => {
		const project = snapshots.get(assetId) ?? store.project;
		if (lineage.input.type === 'sequence-range' && planHashOfInput(project, lineage.input) !== lineage.input.planHash) {
			throw new CallFailed({ kind: 'generation-refused', reason: 'The picture under this soundtrack has changed since it was asked for. Generate a new soundtrack for the range.' });
		}
		const task = taskOf(lineage, toSeconds(duration));
		if (task.task !== 'video-to-audio' && task.task !== 'text-to-audio') {
			return internal(`${task.task} makes no sound.`);
		}
		return makeSound({ task, samples: sampleAt(duration) }, making, task.task === 'video-to-audio' ? (path, report) => pictureOfInput({ project, lineage, path, media, signal: making.signal, report }) : null);
	};

	/** Shows takes to the judge and keeps the best. */
	const judge = async (rawRequest: Record<string, unknown>, context: JobContext): Promise<void> => {
		const request = judgeRequestSchema.parse(rawRequest);
		const { project } = store;
		const report = (progress: number | null, stage: string): void => context.report(progress, stage);
		const judgePictures = async () => judgeTakes(request, {
			project, media,
			making: { inference, family: family().id, folder, precision: wantedPrecision(await load(), 'judge-video'), mediaFolder, signal: context.signal, report },
		});
		const scores = await (areSounds(project, request.assetIds) ? judgeSounds(request.assetIds, { project, media, mediaFolder, signal: context.signal, report }) : judgePictures());
		if (scores.length === 0) {
			throw new CallFailed({ kind: 'generation-refused', reason: 'None of the takes could be judged: none is ready. Make them again, then choose one.' });
		}
		changed(store.edit('scoreTakes', { clipId: request.clipId, scores }));
	};

	jobs.register('judge', judge);
	jobs.register('generate', make);
	jobs.register('soundtrack', make);

	const assetOf = (assetId: string): Asset & { source: { type: 'generated'; lineage: Lineage } } => {
		const record = store.project[assetId];
		if (record?.kind !== 'asset' || record.source.type !== 'generated') {
			return refuseEdit('This is no generated clip, so it cannot be made again.');
		}
		return { ...record, source: record.source };
	};

	const desk: GenerationDesk = {
		project: () => store.project, begin, edit: (name, args) => changed(store.edit(name, args)), load, deviceFor, enqueue, mediaFolder,
		enqueueJudge: (title, request) => jobs.start({ type: 'judge', title, request }),
		estimate: (loaded, task) => estimatedSeconds(settings, { model: loaded.card.id, task: task.task, device: deviceLabel(wantedDevice, wantedPrecision(loaded, task.task)) }, loaded.workload(task)),
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
			const picture = task === 'video-to-audio' || task === 'text-to-audio' ? null : { ...chooseSize(loaded.card, limits, size, { width: 16, height: 9 }), frames: framesFor(seconds, limits.fps), fps: limits.fps ?? 1 };
			const usualSteps = isDraft && limits.draft ? limits.draft.steps : limits.defaults.steps;
			const wanted = taskOf({ task, rewrittenPrompt: rewritten, picture, seed: 0, steps: steps ?? usualSteps, guidance: limits.defaults.guidance, isDraft }, seconds);
			return { rewrittenPrompt: rewritten, unknownWords: [...unknownWords], peakBytes: loaded.workload(wanted).peakBytes, estimatedSeconds: desk.estimate(loaded, wanted) };
		},

		/** Words, and pictures to start from or end at → a new clip. Answers at once; the job makes the picture. */
		clip: (request: Question<'generation.clip'>) => askClip(desk, request),

		/** A range of the timeline, cuts included, or one clip → sound in sync with it on an audio track. */
		soundtrack: (request: Question<'generation.soundtrack'>) => askSoundtrack(desk, request),
		/** Words → sound on an audio track. */
		sound: (request: Question<'generation.sound'>) => askSound(desk, request),
		/** An instruction → a changed version of a clip over it. */
		change: (request: Question<'generation.change'>) => askChange(desk, request),
		/** More takes of a generated clip. */
		takes: (request: Question<'generation.takes'>) => askTakes(desk, request),
		/** A finer version of a clip or an asset. */
		enhance: (request: Question<'generation.enhance'>) => askEnhance(desk, request),
		planEnhancement: (request: Question<'generation.planEnhancement'>) => planEnhancement(desk, request),

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

const soundTitle = ({ prompt, stem }: Lineage, name: string): string => {
	if (prompt.trim() !== '') {
		return `Make the sound “${name}”`;
	}
	return stem ? `Make ${stem}` : 'Make a soundtrack';
};

const nameOfLineage = ({ prompt, task }: Lineage): string => prompt.trim() === '' ? task : prompt.trim();

const kindOf = (lineage: Lineage): 'picture' | 'sound' => lineage.picture ? 'picture' : 'sound';

const settingText = (name: string, settings: SettingsStore): string | null => {
	const value = settings.get(name);
	return typeof value === 'string' && value !== '' ? value : null;
};

const internal = (problem: string): never => {
	throw new Error(problem);
};
