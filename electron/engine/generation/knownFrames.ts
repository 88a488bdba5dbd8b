import { open, readFile } from 'node:fs/promises';
import type { KnownSource, Lineage } from '../../shared/generation/lineage.ts';
import type { KnownLayout } from '../../shared/generation/knownLayout.ts';
import { frameLength, nearestFrame, type FrameRate } from '../../shared/time/frameRate.ts';
import { flicksPerSecond, time, zeroTime, type Time, type TimeRange } from '../../shared/time/time.ts';
import { clipEnd, clipsOfTrack, frameOf, recordOf, tracksOf } from '../../shared/timeline/queries.ts';
import type { Clip, Project, Sequence } from '../../shared/timeline/records.ts';
import { renderPictures } from '../export/renderPictures.ts';
import { filmOfAsset, type PictureSources } from './lookedAt.ts';
import type { RawFrames } from './encodeFrames.ts';
import { removeFiles } from './generatedFiles.ts';
import { planHash } from './planHash.ts';
import { refuse } from './wishes.ts';

/** The project with only one track of its sequence seen: what lies over a clip (titles, other pictures) is not part of where it goes on. */
export const onlyTrack = (project: Project, sequenceId: string, trackId: string): Project => ({
	...project,
	...Object.fromEntries(tracksOf(project, sequenceId, 'video').map(track => [track.id, { ...track, isHidden: track.id !== trackId }])),
});

/** How many frames of a model are known at an end, and where they begin, counted from the boundary. */
type Stretch = { readonly count: number; readonly offset: number; readonly fps: number; readonly slotFrames: number };

const lengthOf = (frames: number, fps: number): Time => time(frames * flicksPerSecond / fps);

/** Frames of the sequence that cover `length`: never fewer. */
const inFrames = (length: number, frame: Time): Time => Math.ceil(length / frame - 1e-6) * frame as Time;

/** The stretch of a track just before the end of `clip`; as much of it as there is. Refused when there is less than one slot of the model. */
export const framesBefore = (project: Project, sequence: Sequence, clip: Clip, { count, fps, slotFrames }: Stretch): KnownSource => {
	const frame = frameOf(sequence);
	requireSlot(clip, { fps, slotFrames });
	const length = Math.min(clip.duration, inFrames(lengthOf(count, fps), frame)) as Time;
	const end = clipEnd(clip);
	return onTrack(project, sequence, clip.trackId, { start: end - length as Time, end });
};

/** The stretch of a track from `offset` frames after the beginning of `clip` on. Where the clip is too short for that, its last frames that still make a slot. */
export const framesAfter = (project: Project, sequence: Sequence, clip: Clip, { count, offset, fps, slotFrames }: Stretch): KnownSource => {
	const frame = frameOf(sequence);
	requireSlot(clip, { fps, slotFrames });
	const length = Math.min(clip.duration, inFrames(lengthOf(count, fps), frame)) as Time;
	const start = nearestFrame(Math.min(clip.start + lengthOf(offset, fps), clipEnd(clip) - length) as Time, sequence.frameRate);
	return onTrack(project, sequence, clip.trackId, { start, end: start + length as Time });
};

const requireSlot = (clip: Clip, { fps, slotFrames }: { fps: number; slotFrames: number }): void => {
	if (clip.duration < lengthOf(slotFrames, fps) - frameLength({ numerator: Math.round(fps), denominator: 1 }) / 4) {
		refuse(`“${clip.name}” is too short to go on from: the model looks at ${Math.round(slotFrames / fps * 100) / 100} s. Choose a longer clip, or start from one picture of it.`);
	}
};

const onTrack = (project: Project, { id: sequenceId }: Sequence, trackId: string, { start, end }: TimeRange): KnownSource =>
	({ type: 'track', sequenceId, trackId, start, end, planHash: planHash(onlyTrack(project, sequenceId, trackId), sequenceId, { start, end }) });

/** The picture of a sequence at a moment. Refused where there is none. */
export const frameOfSequence = (project: Project, sequence: Sequence, at: Time): KnownSource => {
	const start = nearestFrame(at, sequence.frameRate);
	const range = { start, end: start + frameOf(sequence) as Time };
	const isSeen = start >= 0 && tracksOf(project, sequence.id, 'video').some(track => !track.isHidden && clipsOfTrack(project, track.id)
		.some(clip => clip.isEnabled && clip.start < range.end && clipEnd(clip) > range.start));
	return isSeen
		? { type: 'sequence', sequenceId: sequence.id, at: start, planHash: planHash(project, sequence.id, range) }
		: refuse('There is no picture at that moment of the sequence to start from. Move the playhead onto a clip, or choose an image.');
};

/** One picture of an asset. Refused for what has none. */
export const frameOfAsset = (project: Project, assetId: string, at: Time): KnownSource => {
	const asset = recordOf(project, 'asset', assetId);
	if (!asset?.video) {
		return refuse(asset ? `“${asset.name}” has nothing to see. Choose a picture or a film.` : 'There is no such picture in the project. It may have been removed.');
	}
	const last = asset.duration === null ? zeroTime : Math.max(0, asset.duration - frameLength(asset.video.frameRate)) as Time;
	return { type: 'asset', assetId, at: Math.min(Math.max(at, 0), last) as Time };
};

/** Whether the sequence still shows what it showed when a clip was asked for. Pictures of assets do not change. */
export const isAsItWas = (project: Project, source: KnownSource | null): boolean => {
	if (source === null || source.type === 'asset') {
		return true;
	}
	const sequence = recordOf(project, 'sequence', source.sequenceId);
	if (!sequence) {
		return false;
	}
	return source.type === 'track'
		? planHash(onlyTrack(project, sequence.id, source.trackId), sequence.id, source) === source.planHash
		: planHash(project, sequence.id, { start: source.at, end: source.at + frameOf(sequence) as Time }) === source.planHash;
};

type Drawing = {
	readonly project: Project; readonly media: PictureSources; readonly path: string;
	readonly width: number; readonly height: number; readonly rate: FrameRate; readonly signal: AbortSignal;
};

/** Draws what one end of a clip knows; answers raw frames of the model's size, in order, at least one. */
const drawnFrames = async (source: KnownSource, drawing: Drawing): Promise<readonly Uint8Array[]> => {
	const { project, media, width, height, rate, path, signal } = drawing;
	const film = filmOf(project, source, rate);
	await renderPictures({ ...film, width, height, rate: source.type === 'sequence' ? film.ownRate : rate, fit: 'cover', composedPixels: 4 * width * height, sources: media, path, signal, report: () => undefined });
	const bytes = await readFile(path);
	const size = width * height * 3;
	const frames = Array.from({ length: Math.floor(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
	return frames.length > 0 ? frames : refuse('There is no picture to start from. Choose another moment.');
};

const filmOf = (project: Project, source: KnownSource, rate: FrameRate): { project: Project; sequenceId: string; range: TimeRange; ownRate: FrameRate } => {
	if (source.type === 'asset') {
		return { ...filmOfAsset(project, { assetId: source.assetId, start: source.at, end: source.at }, rate), ownRate: rate };
	}
	const sequence = recordOf(project, 'sequence', source.sequenceId) ?? refuse('The sequence this clip starts from is no longer there. Generate a new one.');
	return source.type === 'track'
		? { project: onlyTrack(project, sequence.id, source.trackId), sequenceId: sequence.id, range: source, ownRate: sequence.frameRate }
		: { project, sequenceId: sequence.id, range: { start: source.at, end: source.at + frameOf(sequence) as Time }, ownRate: sequence.frameRate };
};

/** Exactly `count` frames: the last (or the first) of those there are, the outermost held where there are too few. */
export const exactlyFrames = <Frame>(frames: readonly Frame[], count: number, end: 'first' | 'last'): readonly Frame[] =>
	Array.from({ length: count }, (_, i) => {
		const place = end === 'last' ? frames.length - count + i : i;
		return frames[Math.min(frames.length - 1, Math.max(0, place))] as Frame;
	});

/** Draws the known frames of a lineage into a file of raw frames, those of the start first. */
export const drawKnownFrames = async (
	{ first, last }: Extract<Lineage['input'], { type: 'known-frames' }>, { firstSlots, lastSlots }: KnownLayout, slotFrames: number, drawing: Drawing,
): Promise<RawFrames> => {
	const scratch = `${drawing.path}.one`;
	try {
		const draw = async (source: KnownSource | null, slots: number, end: 'first' | 'last'): Promise<readonly Uint8Array[]> =>
			source === null ? [] : exactlyFrames(await drawnFrames(source, { ...drawing, path: scratch }), slots * slotFrames, end);
		const frames = [...await draw(first, firstSlots, 'last'), ...await draw(last, lastSlots, 'first')];
		const file = await open(drawing.path, 'w');
		try {
			await file.writev(frames);
		} finally {
			await file.close();
		}
		return { path: drawing.path, width: drawing.width, height: drawing.height, frames: frames.length, fps: drawing.rate.numerator / drawing.rate.denominator };
	} finally {
		await removeFiles([scratch]);
	}
};
