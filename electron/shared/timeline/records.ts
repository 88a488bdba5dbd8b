import { z } from 'zod';
import { fadeCurveSchema } from '../audio/fades.ts';
import { blendModeNames } from '../blending/blendModes.ts';
import { frameRateSchema } from '../time/frameRate.ts';
import { durationSchema, timeSchema, zeroTime } from '../time/time.ts';
import { lineageSchema } from '../generation/lineage.ts';
import { portraitSchema } from '../generation/portrait.ts';
import { shapeSchema } from '../effects/shape.ts';
import { keyframesSchema } from '../keyframes/keyframe.ts';
import { audioStreamSchema, videoStreamSchema } from '../media/streams.ts';

/**
 * The document: flat records by id. Whatever can be referred to is a record; a gap is only the absence of clips.
 * Unknown kinds and fields never reach this file: a project from a newer version is refused before it is read.
 */

const id = z.string().min(1);

/** What a drawing is told; what is missing has its default. A text holds at most as much as anybody could read in a film. */
export const drawingParametersSchema = z.record(z.string(), z.union([z.number(), z.string().max(20_000), z.boolean()]));

/** The film itself. There is exactly one, with the id `project`. */
export const projectRecordSchema = z.object({
	kind: z.literal('project'), id: z.literal('project'), name: z.string(),
});

/** One timeline: its picture size, frame rate and sound rate. */
export const sequenceSchema = z.object({
	kind: z.literal('sequence'), id, name: z.string(),
	/** Picture size in pixels; even, since every delivery codec wants it so. */
	width: z.int().min(16).max(8192).multipleOf(2), height: z.int().min(16).max(8192).multipleOf(2),
	frameRate: frameRateSchema,
	sampleRate: z.literal(48_000),
	/** Gain of the sum of all tracks in dB, −60…+12; −60 is silence. */
	volume: z.number().min(-60).max(12).default(0),
	/** Of that volume, counted from the start. */
	keyframes: keyframesSchema.default({}),
	/** How long a still, and a transition, is unless told; missing: five seconds, and one. */
	stillLength: durationSchema.optional(), transitionLength: durationSchema.optional(),
});

export const trackSchema = z.object({
	kind: z.literal('track'), id, sequenceId: id, name: z.string(),
	type: z.enum(['video', 'audio']),
	/** Place among the tracks of its type in its sequence, 0 upwards. Video: 0 is at the back. Audio: 0 is at the top. */
	order: z.int().nonnegative(),
	/** A locked track refuses every edit of its clips. */
	isLocked: z.boolean(),
	/** Ripples on other tracks move this one's clips too. Without it, only an edit of its own clips ripples here. */
	isSyncLocked: z.boolean().default(true),
	/** Audio: not heard. Video: sound only lives on audio tracks, so this stays false. */
	isMuted: z.boolean(),
	/** Audio: while any track is solo, only solo tracks are heard. */
	isSolo: z.boolean(),
	/** Video: not seen. */
	isHidden: z.boolean(),
	/** Audio: gain of the whole track in dB, −60…+12; −60 is silence. */
	volume: z.number().min(-60).max(12),
	/** Audio: −1 left … +1 right. */
	pan: z.number().min(-1).max(1),
	/** Audio: of volume and pan, counted from the start of the sequence. */
	keyframes: keyframesSchema.default({}),
});

/** What colours markers and labels may have: names, so that the interface decides what each looks like. */
export const markerColours = ['amber', 'red', 'green', 'blue', 'violet', 'grey'] as const;

/** A folder of the media bin. Bins lie in bins; what is in none lies at the top. */
export const binSchema = z.object({
	kind: z.literal('bin'), id, name: z.string().trim().min(1, { error: 'A bin needs a name.' }),
	/** The bin it lies in; null at the top. Never itself, nor one of those inside it. */
	parentId: id.nullable(),
	/** Null: without a label. */
	label: z.enum(markerColours).nullable().default(null),
});

/** Something clips can show: a file of the user's, or a thing made by a model. */
export const assetSchema = z.object({
	kind: z.literal('asset'), id, name: z.string(),
	source: z.discriminatedUnion('type', [
		/** A file on disk. `path` is absolute; size and modification time tell whether it was replaced. */
		z.object({
			type: z.literal('file'), path: z.string(), sizeBytes: z.int(), modifiedMs: z.number(),
			/** Of the size and parts of the content, by which a renamed or moved file is found again. Missing where it was brought in before there was one. */
			contentHash: z.string().optional(),
		}),
		/** Made by a model. The bytes live beside the project; the lineage is enough to make them again. */
		z.object({ type: z.literal('generated'), lineage: lineageSchema }),
		/** Drawn by Reelwright itself, in the window and in the export alike: a title, a gradient. There are no bytes. */
		z.object({
			type: z.literal('drawn'),
			/** Name of a file in `shared/titles` or `shared/generators`. */
			drawing: z.string().min(1), parameters: drawingParametersSchema,
		}),
	]),
	mediaType: z.enum(['video', 'audio', 'image']),
	/** Length from the first presented frame or sample. Null for a still, which lasts as long as one likes. */
	duration: durationSchema.nullable(),
	video: videoStreamSchema.nullable(),
	audio: z.array(audioStreamSchema),
	/** The bin it lies in; missing at the top. */
	binId: id.optional(),
	/** A colour to tell it apart by; missing: none. */
	label: z.enum(markerColours).optional(),
});

/** Where the picture sits in the frame. The identity fits the source into the frame, centred. */
export const transformSchema = z.object({
	/** Offset of the picture's centre from the frame's centre, in parts of the frame's width and height. Right and down are positive. */
	x: z.number().min(-4).max(4), y: z.number().min(-4).max(4),
	/** 1 fits the whole source inside the frame. */
	scale: z.number().min(0.01).max(20),
	/** How much wider than by its scale alone: 2 is twice as wide and as high as before. */
	stretch: z.number().min(0.05).max(20).default(1),
	/** Degrees, clockwise. */
	rotation: z.number().min(-3600).max(3600),
	/** The point it is scaled and turned about: offset from the picture's centre, in parts of the fitted picture's width and height. */
	anchorX: z.number().min(-4).max(4).default(0), anchorY: z.number().min(-4).max(4).default(0),
});

/** Parts of the source's width and height cut away at each edge, 0…1; opposite edges together below 1. */
export const cropSchema = z.object({
	left: z.number().min(0).max(0.99), top: z.number().min(0).max(0.99),
	right: z.number().min(0).max(0.99), bottom: z.number().min(0).max(0.99),
}).refine(crop => crop.left + crop.right < 1 && crop.top + crop.bottom < 1, { error: 'The crop leaves nothing to see.' });

/** One of the versions that a clip can show: made by a model for the same place, or the original that was enhanced. */
export const takeSchema = z.object({
	assetId: id,
	/** The moment of the slot's own source at which this take begins: a part that was enhanced begins later than all of it. */
	offset: timeSchema.default(zeroTime),
	/** What a judge thought of it; null where none was asked. Higher is better. */
	score: z.object({ alignment: z.number(), quality: z.number() }).nullable().default(null),
});

export const clipSchema = z.object({
	kind: z.literal('clip'), id, trackId: id, assetId: id, name: z.string(),
	/** On the timeline; both on frame boundaries of the sequence. */
	start: timeSchema, duration: durationSchema,
	/** The earliest moment of the source that is used: shown at `start` or, backwards, in the last frame. */
	sourceStart: timeSchema,
	/** Seconds of source in a second of the timeline, 0.05…20; 0 holds one frame. */
	speed: z.union([z.literal(0), z.number().min(0.05).max(20)]).default(1),
	/** Runs from its last frame to its first. */
	isReversed: z.boolean().default(false),
	/** Sound keeps its pitch at other speeds. */
	keepsPitch: z.boolean().default(true),
	/** On audio tracks: which audio stream of the asset. */
	audioStream: z.int().nonnegative(),
	/** Clips with the same link are selected and moved together (picture with its sound). */
	linkId: z.string().nullable(),
	/** Clips of the same group are selected as one. A clip can be linked and grouped. */
	groupId: z.string().nullable().default(null),
	isEnabled: z.boolean(),
	transform: transformSchema, crop: cropSchema,
	/** 0…1 */
	opacity: z.number().min(0).max(1),
	/** How the picture is mixed with what lies below it. The lowest picture of a moment has nothing to be mixed with and is seen as it is. */
	blend: z.enum(blendModeNames).default('normal'),
	/** What of the picture is seen, in parts of the picture before it is cropped, moved and made smaller. Null: all of it. */
	mask: shapeSchema.nullable().default(null),
	/** dB, −60…+12; −60 is silence. */
	volume: z.number().min(-60).max(12),
	/** −1 left … +1 right. */
	pan: z.number().min(-1).max(1),
	/** Lengths of the fades from and to black (picture) or silence (sound); together at most the clip's duration. */
	fadeIn: timeSchema, fadeOut: timeSchema,
	/** How the sound rises and falls in them. Pictures fade in a straight line, crossfades by equal power. */
	fadeInCurve: fadeCurveSchema.default('linear'), fadeOutCurve: fadeCurveSchema.default('linear'),
	/** Of transform, crop, opacity, mask, volume and pan, counted from `start`. They stay on the picture they were set on, also where a trim hides it. */
	keyframes: keyframesSchema.default({}),
	/** All takes, the one shown (`assetId`) among them, in the order they were made. Empty as long as there is only the one. */
	takes: z.array(takeSchema).readonly().default([]),
});

/** A change from one clip to the next on the same track, centred on the cut between them. */
export const transitionSchema = z.object({
	kind: z.literal('transition'), id, trackId: id, fromClipId: id, toClipId: id,
	/** Name of a file in `shared/transitions`. */
	type: z.string(),
	/** Whole frames, an even number of them, so that the cut is the middle. */
	duration: durationSchema,
	parameters: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
});

/** A change of the picture or sound of a clip, a track or a whole sequence. Goes with its target: removed with it, copied with it. */
export const effectSchema = z.object({
	kind: z.literal('effect'), id,
	/** A clip, track or sequence. */
	targetId: id,
	/** Name of a file in `shared/effects` or `shared/audio/effects`. One that is not known here is kept and left out. */
	type: z.string().min(1),
	/** Place among the effects of its target, 0 upwards; 0 is done first. */
	order: z.int().nonnegative(),
	isEnabled: z.boolean(),
	/** What differs from the defaults of the type. */
	parameters: z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.array(z.number())])),
	/** Where it works: only pictures' effects have one. Null or absent: everywhere. */
	mask: shapeSchema.nullable().optional(),
	/** By path: "parameters.amount", "mask.x". */
	keyframes: keyframesSchema.default({}),
});

/** A table of colours from a .cube file. Never changed, so its id stands for its colours. */
export const lutSchema = z.object({
	kind: z.literal('lut'), id, name: z.string().min(1),
	dimensions: z.union([z.literal(1), z.literal(3)]), size: z.int().min(2).max(65_536),
	domainMin: z.array(z.number()).length(3).readonly(), domainMax: z.array(z.number()).length(3).readonly(),
	/** Red, green, blue of each entry, red fastest: 32-bit numbers in base 64 (`packedNumbers`). */
	values: z.base64(),
});

/** A place with a name and a note: on the sequence, or on what a clip shows. */
export const markerSchema = z.object({
	kind: z.literal('marker'), id,
	/** A sequence, or a clip. Goes when that goes. */
	targetId: id,
	/** On a sequence: the moment of the timeline. On a clip: the moment of its source (of a still: from its beginning), so that trims and slips leave it on its picture. */
	at: timeSchema,
	colour: z.enum(markerColours), name: z.string(), note: z.string(),
});

/**
 * A set of captions of a sequence in one language and one style. Captions are records of their own, not clips: they show no source that could be trimmed, they may
 * be written beside the film instead of into it, and edits of picture and sound have no business with them.
 */
export const captionTrackSchema = z.object({
	kind: z.literal('caption-track'), id, sequenceId: id, name: z.string(),
	/** Neither seen nor exported. */
	isHidden: z.boolean(),
	/** Parameters of the drawing `caption` that differ from its defaults. */
	style: drawingParametersSchema,
});

/** Words shown for a while. Captions of one track never overlap. */
export const captionSchema = z.object({
	kind: z.literal('caption'), id, trackId: id,
	/** On the timeline; both on frame boundaries of the sequence. */
	start: timeSchema, duration: durationSchema,
	text: z.string().max(2000),
});

/** Somebody who can be shown in generated clips. Goes nowhere on the timeline. */
export const castMemberSchema = z.object({
	kind: z.literal('cast-member'), id, name: z.string().min(1),
	portrait: portraitSchema,
	/** Who allowed that this person is shown, and when, in the user's words. */
	consent: z.string().max(2000),
});

export const recordSchema = z.discriminatedUnion('kind', [
	projectRecordSchema, sequenceSchema, trackSchema, binSchema, assetSchema, clipSchema, transitionSchema, effectSchema, markerSchema, captionTrackSchema, captionSchema, castMemberSchema, lutSchema,
]);

export type ProjectRecord = z.output<typeof recordSchema>;
export type RecordKind = ProjectRecord['kind'];
export type RecordOf<Kind extends RecordKind> = Extract<ProjectRecord, { kind: Kind }>;
export type Sequence = RecordOf<'sequence'>;
export type Track = RecordOf<'track'>;
export type Bin = RecordOf<'bin'>;
export type Asset = RecordOf<'asset'>;
export type Clip = RecordOf<'clip'>;
export type Transition = RecordOf<'transition'>;
export type Effect = RecordOf<'effect'>;
export type Marker = RecordOf<'marker'>;
export type MarkerColour = Marker['colour'];
export type Take = z.output<typeof takeSchema>;
export type CaptionTrack = RecordOf<'caption-track'>;
export type Caption = RecordOf<'caption'>;
export type Lut = RecordOf<'lut'>;
export type CastMember = RecordOf<'cast-member'>;
export type Transform = Clip['transform'];
export type Crop = Clip['crop'];

/** All records of one film by id. Never changed in place: an edit makes a new one that shares what did not change. */
export type Project = Readonly<Record<string, Readonly<ProjectRecord>>>;

/** What a new clip has unless told otherwise. */
export const clipDefaults = {
	audioStream: 0, linkId: null, groupId: null, isEnabled: true, speed: 1, isReversed: false, keepsPitch: true,
	transform: { x: 0, y: 0, scale: 1, stretch: 1, rotation: 0, anchorX: 0, anchorY: 0 },
	crop: { left: 0, top: 0, right: 0, bottom: 0 },
	opacity: 1, blend: 'normal', mask: null, volume: 0, pan: 0, fadeIn: zeroTime, fadeOut: zeroTime, fadeInCurve: 'linear', fadeOutCurve: 'linear', keyframes: {}, takes: [],
} satisfies Partial<Clip>;

/** What a new track has unless told otherwise. */
export const trackDefaults = {
	isLocked: false, isSyncLocked: true, isMuted: false, isSolo: false, isHidden: false, volume: 0, pan: 0, keyframes: {},
} satisfies Partial<Track>;
