import { frameLength, timeOfFrame } from '../../time/frameRate.ts';
import { time, type Time } from '../../time/time.ts';
import { edited, type EditArgs, type EditName } from '../edits/index.ts';
import type { NewId } from '../edits/defineEdit.ts';
import { clipEnd, clipsOfTrack, frameOf, sequenceOf, tracksOf, transitionsAt } from '../queries.ts';
import { clipDefaults, trackDefaults, type Asset, type Clip, type Project, type ProjectRecord, type Track } from '../records.ts';

/**
 * Timelines as text, for tests of edits: one line per track, lengths in frames.
 *
 *     V2 |-:3|T:2|            a gap of three frames, then clip T
 *     V1 |A:5|~2|B:4@10|      a transition of two frames on the cut; B shows its source from frame 10 on
 *     |A:5x2|B:4r|            A at double speed, B backwards ("x0" is a held frame)
 *     A1!|A:5|                a locked track
 *
 * A line without a name is V1. Every letter is an asset of 100 frames with one sound stream. Clips of the same letter that begin together on a
 * video and an audio track are linked. Ids: asset `A`, track `V1`, clip `V1.A`; a later clip of the same letter on the same track `V1.A2`.
 */

export const testRate = { numerator: 25, denominator: 1 };
export const testFrame = frameLength(testRate);

/** The moment of a frame in a strip. */
export const at = (frame: number): Time => timeOfFrame(frame, testRate);

/** Ids that count: `clip#1`, `clip#2`. */
export const countingIds = (): NewId => {
	let count = 0;
	return kind => `${kind}#${++count}`;
};

/** An asset of so many frames, with picture and one sound stream unless told otherwise; null frames make a still. */
export const stripAsset = (id: string, frames: number | null = 100, mediaType: Asset['mediaType'] = frames === null ? 'image' : 'video'): Asset => ({
	kind: 'asset', id, name: id, mediaType,
	source: { type: 'file', path: `/media/${id}.mp4`, sizeBytes: 1, modifiedMs: 0 },
	duration: frames === null ? null : at(frames),
	video: mediaType === 'audio' ? null : {
		codec: 'h264', width: 1920, height: 1080, rotation: 0, pixelAspect: 1, frameRate: testRate, hasVariableFrameRate: false, hasAlpha: false,
		colour: { range: 'limited', matrix: 'bt709', primaries: 'bt709', transfer: 'bt709' }, timecode: null,
	},
	audio: mediaType === 'image' ? [] : [{ codec: 'aac', channels: 2, sampleRate: 48_000, language: null }],
});

const linePattern = /^(?:([VA]\d+)(!?)\s*)?\|(.*)\|$/;
const segmentPattern = /^(?:~(\d+)|([-A-Za-z]):(\d+)(?:@(\d+))?(?:x([\d.]+))?(r)?)$/;

type Line = { readonly name: string; readonly isLocked: boolean; readonly segments: readonly string[] };

const linesOf = (strip: string): readonly Line[] => strip.split('\n').map(line => line.trim()).filter(line => line !== '').map((line) => {
	const match = linePattern.exec(line);
	if (!match) {
		throw new Error(`This is no strip: ${line}`);
	}
	return { name: match[1] ?? 'V1', isLocked: match[2] === '!', segments: (match[3] ?? '').split('|').filter(segment => segment !== '') };
});

const trackOf = (line: Line, tracks: readonly Line[]): Track => ({
	...trackDefaults, kind: 'track', id: line.name, name: line.name, sequenceId: 'sequence-1', isLocked: line.isLocked,
	type: line.name.startsWith('V') ? 'video' : 'audio',
	order: tracks.map(track => track.name).filter(name => name[0] === line.name[0]).toSorted().indexOf(line.name),
});

const recordsOfLine = (line: Line): readonly ProjectRecord[] => {
	const records: ProjectRecord[] = [];
	const clips: Clip[] = [];
	let frame = 0;
	let pending: number | null = null;
	for (const segment of line.segments) {
		const [, transition, name = '', length = '', source = '0', speed = '1', reversed] = segmentPattern.exec(segment) ?? [];
		if (transition !== undefined) {
			pending = Number(transition);
			continue;
		}
		if (name === '') {
			throw new Error(`This is no part of a strip: ${segment}`);
		}
		if (name !== '-') {
			const count = clips.filter(clip => clip.name === name).length;
			const clip: Clip = {
				...clipDefaults, kind: 'clip', id: `${line.name}.${name}${count === 0 ? '' : count + 1}`, trackId: line.name, assetId: name, name,
				start: at(frame), duration: at(Number(length)), sourceStart: at(Number(source)), speed: Number(speed), isReversed: reversed !== undefined,
			};
			const previous = clips.at(-1);
			if (pending !== null && previous) {
				records.push({ kind: 'transition', id: `${previous.id}~${clip.id}`, trackId: line.name, fromClipId: previous.id, toClipId: clip.id, type: 'cross-dissolve', duration: at(pending), parameters: {} });
				pending = null;
			}
			clips.push(clip);
		}
		frame += Number(length);
	}
	return [...clips, ...records];
};

/** Links what begins together under one letter on a video and an audio track. */
const linked = (records: readonly ProjectRecord[]): readonly ProjectRecord[] => {
	const groups = Map.groupBy(records.filter(record => record.kind === 'clip'), clip => `link ${clip.name} ${clip.start}`);
	const links = new Map([...groups].filter(([, clips]) => new Set(clips.map(clip => clip.trackId[0])).size === 2)
		.flatMap(([link, clips]) => clips.map(clip => [clip.id, link] as const)));
	return records.map(record => (record.kind === 'clip' ? { ...record, linkId: links.get(record.id) ?? null } : record));
};

/** The project a strip draws. `assets` replace the usual ones of their ids or come on top. */
export const projectOf = (strip: string, assets: readonly Asset[] = []): Project => {
	const lines = linesOf(strip);
	const clips = linked(lines.flatMap(recordsOfLine));
	const letters = new Set(clips.flatMap(record => (record.kind === 'clip' ? [record.assetId] : [])));
	const records: readonly ProjectRecord[] = [
		{ kind: 'project', id: 'project', name: 'Strip' },
		{ kind: 'sequence', id: 'sequence-1', name: 'Strip', width: 1920, height: 1080, frameRate: testRate, sampleRate: 48_000, volume: 0, keyframes: {} },
		...lines.map(line => trackOf(line, lines)),
		...[...letters, 'X', 'Y'].map(id => stripAsset(id)), ...assets,
		...clips,
	];
	return Object.fromEntries(records.map(record => [record.id, record]));
};

const segmentsOf = (project: Project, track: Track): string => {
	const frame = frameOf(sequenceOf(project, track));
	const frames = (value: number) => {
		const count = value / frame;
		return Number.isInteger(count) ? String(count) : count.toFixed(3);
	};
	let end = time(0);
	return clipsOfTrack(project, track.id).flatMap((clip) => {
		const gap = clip.start === end ? [] : [`-:${frames(clip.start - end)}`];
		const { into } = transitionsAt(project, clip);
		end = clipEnd(clip);
		return [...gap, ...into ? [`~${frames(into.duration)}`] : [], `${clip.name}:${frames(clip.duration)}${clip.sourceStart === 0 ? '' : `@${frames(clip.sourceStart)}`}${clip.speed === 1 ? '' : `x${clip.speed}`}${clip.isReversed ? 'r' : ''}`];
	}).join('|');
};

/** Draws a project's first sequence; with one video track only, without its name. Video from the front to the back, then audio. */
export const stripOf = (project: Project): string => {
	const tracks = [...tracksOf(project, 'sequence-1', 'video').toReversed(), ...tracksOf(project, 'sequence-1', 'audio')];
	const [only, ...others] = tracks;
	const text = (track: Track) => `|${segmentsOf(project, track)}|`;
	return only && others.length === 0 ? text(only) : tracks.map(track => `${track.name}${track.isLocked ? '!' : ' '}${text(track)}`).join('\n');
};

/** The strip after an edit. */
export const after = <Name extends EditName>(strip: string, name: Name, args: EditArgs<Name>, assets: readonly Asset[] = []): string =>
	stripOf(edited(projectOf(strip, assets), name, args, countingIds()));

/** A strip over several lines as `stripOf` writes it: indentation and empty lines taken away. */
export const drawn = (strip: string): string =>
	strip.split('\n').map(line => line.trim()).filter(line => line !== '').join('\n');
