import { z } from 'zod';
import { exportSettingsSchema } from '../export/settings.ts';
import { modelCardSchema } from '../generation/modelCard.ts';
import { guidanceIntervalSchema, scheduleSettingsSchema, stemSchema } from '../generation/tasks.ts';
import { jobSchema } from '../jobs/job.ts';
import { movedMediaSchema } from '../media/movedMedia.ts';
import { mediaStatusSchema } from '../media/mediaStatus.ts';
import { frameRateSchema } from '../time/frameRate.ts';
import { durationSchema, timeRangeSchema, timeSchema, zeroTime } from '../time/time.ts';
import { diffSchema } from '../timeline/diff.ts';
import { assetSchema, recordSchema } from '../timeline/records.ts';
import { failureSchema } from './failure.ts';
import { call, type Contract } from './rpc.ts';

const nothing = z.object({});
const id = z.string().min(1);

/** A new film's first sequence. */
export const sequenceSettingsSchema = z.object({
	width: z.int().min(16).max(8192).multipleOf(2), height: z.int().min(16).max(8192).multipleOf(2), frameRate: frameRateSchema,
});

/** Where history stands. `undo`/`redo` are the labels for the menu, null when there is nothing to take back or repeat. */
export const historyPositionSchema = z.object({ head: z.int(), undo: z.string().nullable(), redo: z.string().nullable() });

const snapshotSchema = z.object({
	path: z.string(), isReadOnly: z.boolean(),
	position: historyPositionSchema,
	records: z.array(recordSchema),
	media: z.array(mediaStatusSchema),
});

/** What happened to the document, whoever asked for it. */
export const changeSchema = z.object({
	cause: z.enum(['edit', 'undo', 'redo', 'go-to']),
	label: z.string(), diff: diffSchema, position: historyPositionSchema,
});
export type Change = z.output<typeof changeSchema>;

/** One edit ever made. History is a tree: two steps may share a parent. */
export const historyStepSchema = z.object({
	id: z.int(), parent: z.int(), edit: z.string(), label: z.string(), madeAt: z.string(),
	/** On the way from the beginning to where we are now. */
	isApplied: z.boolean(),
});

/** Where a generated clip goes: the free room at `start` on `trackId` (null: on the lowest track that has room), or on a new track above when it is taken. */
const placementSchema = z.object({ trackId: id.nullable(), start: timeSchema });

/** What a generated clip starts from or ends at. */
const knownWishSchema = z.discriminatedUnion('type', [
	/** A still of the bin, or one picture of a film. */
	z.object({ type: z.literal('asset'), assetId: id, at: timeSchema.default(zeroTime) }),
	/** The composed picture of the sequence at a moment. */
	z.object({ type: z.literal('frame'), at: timeSchema }),
	/** The frames of a clip beside the new one: its last ones at the start, its first ones at the end. The new clip goes on from (or leads into) them. */
	z.object({ type: z.literal('clip'), clipId: id }),
]);
export type KnownWish = z.output<typeof knownWishSchema>;

/** How to sample; null: as the model's card says, with another seed each time. */
const samplingWishes = {
	seed: z.int().nonnegative().max(0xffff_ffff).nullable().default(null),
	steps: z.int().min(1).max(1000).nullable().default(null), guidance: z.number().min(0).max(30).nullable().default(null),
};

/** What is asked of a sound beside its words. */
const soundWishes = {
	/** Effects, ambience or music alone; null: everything in one. */
	stem: stemSchema.nullable().default(null),
	/** How well recorded it should sound, 1 to 10; null: the model's best. */
	quality: z.int().min(1).max(10).nullable().default(null),
	/** Volume of the clip in dB. */
	volume: z.number().min(-60).max(12).default(0),
};

/** What to enhance, and how much. */
const enhancementSchema = z.object({
	target: z.discriminatedUnion('type', [z.object({ type: z.literal('clip'), clipId: id }), z.object({ type: z.literal('asset'), assetId: id })]),
	factor: z.union([z.literal(2), z.literal(4)]),
});

/** Whose loudness is asked for. */
const measureSchema = z.discriminatedUnion('type', [
	/** A clip's sound alone, as it leaves the clip. */
	z.object({ type: z.literal('clip'), clipId: id }),
	/** The whole mix, or a range of it. */
	z.object({ type: z.literal('sequence'), sequenceId: id, range: timeRangeSchema.nullable().default(null) }),
]);
export type MeasureWish = z.output<typeof measureSchema>;

/** Where a generation went. */
const begunSchema = z.object({ jobId: id, assetId: id, clipId: id, trackId: id });

/** Everything the interface, the command line or a test may ask of the engine, and everything the engine may announce. */
export const contract = {
	calls: {
		'engine.info': call(nothing, z.object({
			version: z.string(), platform: z.string(), device: z.string(),
			ffmpeg: z.string().nullable(), memoryBytes: z.int(),
		})),

		'project.new': call(z.object({ path: z.string(), name: z.string().optional(), sequence: sequenceSettingsSchema.optional() }), snapshotSchema),
		'project.open': call(z.object({ path: z.string() }), snapshotSchema),
		/** The project that is open in this engine, or null. */
		'project.current': call(nothing, snapshotSchema.nullable()),
		'project.close': call(nothing, nothing),
		'project.saveCopy': call(z.object({ path: z.string() }), nothing),
		'project.recent': call(nothing, z.array(z.object({ path: z.string(), name: z.string(), openedAt: z.string(), exists: z.boolean() }))),
		/** The only way the document changes. With `head`, refused (`project-moved-on`) unless history stands there. */
		'project.edit': call(z.object({ edit: z.string(), args: z.unknown(), head: z.int().optional() }), changeSchema),
		'project.undo': call(nothing, changeSchema),
		/** Repeats the newest undone step below the present one. */
		'project.redo': call(nothing, changeSchema),
		'history.list': call(z.object({ before: z.int().optional(), limit: z.int().min(1).max(1000).default(200) }), z.array(historyStepSchema)),
		'history.goTo': call(z.object({ step: z.int().nonnegative() }), changeSchema),
		'backup.list': call(nothing, z.array(z.object({ path: z.string(), madeAt: z.string(), sizeBytes: z.int() }))),
		/** What a backup of the open film holds: its records, the step at which it was made and that step's label. */
		'backup.look': call(z.object({ backup: z.string() }), z.object({ head: z.int(), lastEdit: z.string().nullable(), records: z.array(recordSchema) })),
		/** Makes a backup now. */
		'backup.make': call(nothing, z.object({ path: z.string() })),
		/** Copies a backup to a new project file; the present one is left alone. */
		'backup.restore': call(z.object({ backup: z.string(), path: z.string() }), nothing),

		/** Brings files in as one undoable edit. Readable files come in although others are refused. Long: answers when all are probed; thumbnails, sound and proxies follow as jobs. */
		'media.import': call(z.object({
			paths: z.array(z.string()).min(1),
			/** The bin they go into; null: the top. */
			binId: id.nullable().default(null),
		}), z.object({
			assets: z.array(assetSchema),
			refused: z.array(z.object({ path: z.string(), failure: failureSchema })),
		})),
		/** How it stands with every asset; waits until files have been looked for. */
		'media.status': call(nothing, z.array(mediaStatusSchema)),
		/** Points an asset at another file that fits it, as an undoable edit. */
		'media.relink': call(z.object({ assetId: id, path: z.string() }), nothing),
		/** Points several assets at other files in one undoable edit. Those whose file fits are relinked although others are refused. */
		'media.relinkAll': call(z.object({ links: z.array(z.object({ assetId: id, path: z.string() })).min(1) }), z.object({
			relinked: z.array(id), refused: z.array(z.object({ assetId: id, path: z.string(), failure: failureSchema })),
		})),
		/** Looks below a folder for the files of assets (null: of all that are missing), by content, then by name and length. Changes nothing. */
		'media.findMoved': call(z.object({ folder: z.string(), assetIds: z.array(id).nullable().default(null) }), z.object({ found: z.array(movedMediaSchema) })),
		/** Files and folders below a granted folder, for the import dialog of hosts that have none. Without a path: the granted folders themselves. */
		'files.list': call(z.object({ path: z.string().nullable() }), z.object({
			path: z.string().nullable(), parent: z.string().nullable(),
			entries: z.array(z.object({ name: z.string(), path: z.string(), isFolder: z.boolean(), sizeBytes: z.int() })),
		})),

		'generation.models': call(nothing, z.array(modelCardSchema)),
		/** The words the model would be given for these words of the user's, and how long it would take. */
		'generation.plan': call(z.object({
			task: z.enum(['text-to-video', 'image-to-video', 'personalised-video', 'edit-video', 'video-to-audio', 'text-to-audio']),
			prompt: z.string(), seconds: z.number().positive(), size: z.string().nullable(), steps: z.int().min(1).max(1000).nullable(),
			isDraft: z.boolean().default(false),
		}), z.object({ rewrittenPrompt: z.string(), unknownWords: z.array(z.string()), estimatedSeconds: z.number(), peakBytes: z.number() })),
		/** Words, and pictures to start from or end at → a new clip in a track. The clip is there at once; its picture comes when the job is done. */
		'generation.clip': call(z.object({
			prompt: z.string(), sequenceId: id, placement: placementSchema, duration: durationSchema,
			/** Label of one of the card's sizes ("16:9"); null: the one nearest to the sequence. */
			size: z.string().nullable().default(null),
			/** With either, words are not needed. */
			first: knownWishSchema.nullable().default(null), last: knownWishSchema.nullable().default(null),
			/** Somebody of the cast who shall be seen; not together with `first` or `last`. */
			castId: id.nullable().default(null),
			/** Rougher, several times faster. Refused where the model has no draft network. */
			isDraft: z.boolean().default(false),
			schedule: scheduleSettingsSchema.nullable().default(null), guidanceInterval: guidanceIntervalSchema.nullable().default(null),
			...samplingWishes,
		}), begunSchema),
		/** A range of the timeline, or one clip → sound in sync on an audio track. */
		'generation.soundtrack': call(z.object({
			prompt: z.string().default(''),
			target: z.discriminatedUnion('type', [
				z.object({ type: z.literal('range'), sequenceId: id, start: timeSchema, end: timeSchema }),
				z.object({ type: z.literal('clip'), clipId: id }),
			]),
			/** False: from the words alone, which are then needed. A range without a picture is always made from words. */
			looks: z.boolean().default(true),
			/** Null: a track named after the stem (FX, AMB, MUS; “Soundtrack” for the whole mix), made when there is none with room. */
			trackId: id.nullable().default(null),
			...soundWishes, ...samplingWishes,
		}), begunSchema),
		/** Words → sound, exactly as long as asked for, on an audio track. */
		'generation.sound': call(z.object({
			prompt: z.string(), sequenceId: id, placement: placementSchema, duration: durationSchema,
			...soundWishes, ...samplingWishes,
		}), begunSchema),
		/** An instruction → a changed version of a clip, laid exactly over it on a track above; the original stays. */
		'generation.change': call(z.object({
			clipId: id, instruction: z.string(),
			/** Part of the clip, on the timeline; null: all of it. */
			range: timeRangeSchema.nullable().default(null),
			/** How closely to stay with the clip (`guidance`: how far the words may go); null: as the model's card says. */
			videoGuidance: z.number().min(0).max(10).nullable().default(null),
			/** An earlier layer that this one takes the place of. */
			replaces: id.nullable().default(null),
			...samplingWishes,
		}), begunSchema),
		/** More takes of a generated clip: other seeds, or other words. */
		'generation.takes': call(z.object({
			clipId: id, count: z.int().min(1).max(16).default(1),
			/** Null: the words of the take shown. */
			prompt: z.string().nullable().default(null),
			/** Seed of the first; the others follow it. */
			seed: z.int().nonnegative().max(0xffff_ffff).nullable().default(null),
			/** Null: like the take shown. */
			isDraft: z.boolean().nullable().default(null),
			/** A judge chooses among all takes when the new ones are there; refused where the model has none. */
			keepBest: z.boolean().default(false),
		}), z.object({ jobIds: z.array(id), assetIds: z.array(id), judgeJobId: id.nullable() })),
		/** A finer version of a clip (as a take of it) or of a whole asset (beside it in the bin), up to 1080 lines. */
		'generation.enhance': call(enhancementSchema, z.object({ jobId: id, assetId: id, clipId: id.nullable() })),
		/** How large the result would be, how long it would take, and the memory and disk it needs meanwhile. Refused where it cannot be done. */
		'generation.planEnhancement': call(enhancementSchema, z.object({
			width: z.int(), height: z.int(), estimatedSeconds: z.number(), peakBytes: z.number(), diskBytes: z.number(),
		})),
		/** Makes a generated asset's bytes again from its lineage (they were deleted, or its job failed). */
		'generation.again': call(z.object({ assetId: id }), z.object({ jobId: id })),

		/** Reads an SRT or VTT file as a caption track, or into one. Fails with `line-unreadable`. */
		'captions.import': call(z.object({ path: z.string(), sequenceId: id.nullable().default(null), trackId: id.nullable().default(null) }), z.object({ trackId: id, captions: z.int() })),
		/** Writes a caption track as SRT or VTT, by the name's ending. */
		'captions.export': call(z.object({ trackId: id, path: z.string(), overwrite: z.boolean().default(false) }), z.object({ path: z.string() })),
		/** How loud it is: LUFS and dBTP, null for silence; range in LU. Long: mixes all of it. */
		'sound.measure': call(measureSchema, z.object({ integrated: z.number().nullable(), truePeak: z.number().nullable(), range: z.number(), seconds: z.number() })),
		/** Reads a .cube file into the project, and gives it to effects and clips (`addLut`). Fails with `line-unreadable`. `lutId` is null where the project had it already. */
		'luts.import': call(z.object({ path: z.string(), clipIds: z.array(id).default([]), effectIds: z.array(id).default([]) }), z.object({ lutId: id.nullable(), size: z.int(), dimensions: z.int() })),
		/** What an export will draw otherwise than it was meant, as sentences: fonts that are not there, characters no font has. */
		'export.check': call(z.object({ sequenceId: id }), z.object({ warnings: z.array(z.string()) })),
		'export.start': call(z.object({ sequenceId: id, path: z.string(), settings: exportSettingsSchema, overwrite: z.boolean().default(false) }), z.object({ jobId: id })),
		'jobs.list': call(nothing, z.array(jobSchema)),
		'jobs.cancel': call(z.object({ jobId: id }), nothing),
		'jobs.retry': call(z.object({ jobId: id }), z.object({ jobId: id })),
		/** Forgets jobs that have ended. */
		'jobs.clear': call(nothing, nothing),
		/** Answers when the job has ended, with how it ended. */
		'jobs.wait': call(z.object({ jobId: id }), jobSchema),

		/** Where thumbnails, waveforms, sound and proxies lie, and how much room they take. */
		'cache.info': call(nothing, z.object({ path: z.string(), sizeBytes: z.number(), files: z.int() })),
		/** Removes all of them; those of the open film are made again at once. */
		'cache.empty': call(nothing, z.object({ freedBytes: z.number() })),

		/** Settings that outlive a session: layout, keys, the last export. The interface owns their meaning. */
		'settings.get': call(z.object({ name: z.string() }), z.object({ value: z.unknown() })),
		'settings.set': call(z.object({ name: z.string(), value: z.unknown() }), nothing),
	},
	events: {
		'project.opened': snapshotSchema,
		'project.closed': nothing,
		'project.changed': changeSchema,
		'media.changed': mediaStatusSchema,
		'job.changed': jobSchema,
		/** A rough picture of a running generation can be fetched (`roughPath`). */
		'generation.rough': z.object({ assetId: id, version: z.int(), frames: z.int() }),
	},
} satisfies Contract;

export type EngineContract = typeof contract;
export type Snapshot = z.output<typeof snapshotSchema>;
export type HistoryStep = z.output<typeof historyStepSchema>;
export type HistoryPosition = z.output<typeof historyPositionSchema>;
