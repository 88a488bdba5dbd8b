import { easings, type Easing } from '../../keyframes/keyframe.ts';
import { frameLength } from '../../time/frameRate.ts';
import { time, type Time } from '../../time/time.ts';
import { attributeNames } from '../edits/pasteAttributes.ts';
import type { EditName } from '../edits/index.ts';
import { assetsOf, cutsOf, frameOf, sequenceDuration, sequencesOf, tracksOf } from '../queries.ts';
import type { Clip, Project, ProjectRecord, Transition } from '../records.ts';
import { speedShapeNames } from '../speedShapes.ts';
import { stripAsset } from './strip.ts';

/** An edit somebody might ask for; many make no sense and are refused. */
export type RandomEdit = { readonly name: EditName; readonly args: unknown };

const ofKind = <Kind extends ProjectRecord['kind']>(project: Project, kind: Kind) =>
	// The filter is the proof of the cast.
	Object.values(project).filter(record => record.kind === kind) as Extract<ProjectRecord, { kind: Kind }>[];

/** A stream of numbers from a seed (mulberry32), so that a failing run can be repeated. */
export const seededRandom = (seed: number): (() => number) => {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b_79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
};

/** Chooses an edit and arguments for it by the numbers `random` gives (0 to 1). Refers to what is in the project, and now and then to what is not. */
export const randomEdit = (project: Project, random: () => number): RandomEdit => {
	const below = (count: number) => Math.floor(random() * count);
	const pick = <Item>(items: readonly Item[]): Item | undefined => items[below(items.length)];
	const [sequence] = sequencesOf(project);
	const sequenceId = sequence?.id ?? 'sequence-1';
	const frame = sequence ? frameOf(sequence) : frameLength({ numerator: 25, denominator: 1 });
	const tracks = tracksOf(project, sequenceId);
	const clips = ofKind(project, 'clip');
	const clipId = () => pick(clips)?.id ?? 'clip-lost';
	const clipIds = () => Array.from({ length: 1 + below(3) }, clipId);
	const transition = (): Transition | undefined => pick(ofKind(project, 'transition'));
	const trackId = (type?: 'video' | 'audio') => pick(tracks.filter(track => !type || track.type === type))?.id ?? 'track-lost';
	const assetId = () => pick(assetsOf(project))?.id ?? 'asset-lost';
	const bin = () => pick(ofKind(project, 'bin'))?.id ?? null;
	const captionId = () => pick(ofKind(project, 'caption'))?.id ?? 'caption-lost';
	const frames = (count: number) => time(frame * count);
	/** Often a cut, as snapping makes it, else any frame up to a little beyond the end; sometimes between frames. */
	const moment = () => (random() < 0.4 ? pick(cutsOf(project, sequenceId)) : undefined)
		?? time(frames(below(Math.ceil(sequenceDuration(project, sequenceId) / frame) + 12)) + (random() < 0.1 ? 1234 : 0));
	const withLinked = random() < 0.7;
	const adjacent = (): { fromClipId: string; toClipId: string } => {
		const from: Clip | undefined = pick(clips);
		const to = clips.find(clip => from && clip.trackId === from.trackId && clip.start === from.start + from.duration);
		return { fromClipId: from?.id ?? 'clip-lost', toClipId: to?.id ?? clipId() };
	};
	const placing = () => ({
		assetId: assetId(), trackId: random() < 0.2 ? null : trackId(), withSound: random() < 0.6 ? [trackId('audio')] : null,
		sourceStart: frames(below(40)), duration: random() < 0.2 ? null : frames(1 + below(30)),
	});
	const marker = () => pick(ofKind(project, 'marker'))?.id ?? 'marker-lost';
	const castId = () => pick(ofKind(project, 'cast-member'))?.id ?? 'cast-lost';
	const setting = () => pick<{ id: string; path: string; value: unknown }>([
		{ id: clipId(), path: 'opacity', value: random() }, { id: clipId(), path: 'volume', value: -70 + random() * 90 },
		{ id: clipId(), path: 'transform.x', value: random() * 2 - 1 }, { id: clipId(), path: 'crop.left', value: random() },
		{ id: clipId(), path: 'fadeIn', value: frames(below(20)) }, { id: clipId(), path: 'fadeOut', value: frames(below(20)) },
		{ id: clipId(), path: 'start', value: 0 }, { id: trackId(), path: 'isLocked', value: random() < 0.15 }, { id: trackId(), path: 'isMuted', value: true },
		{ id: trackId(), path: 'isSyncLocked', value: random() < 0.5 },
		{ id: 'project', path: 'name', value: `Film ${below(9)}` }, { id: transition()?.id ?? 'transition-lost', path: 'duration', value: frames(1 + below(30)) },
	]);
	/** Of a parameter that has keyframes, if one is found. */
	const keyframes = (): { id: string; path: string; times: Time[] } => {
		const record = pick([...clips, ...ofKind(project, 'effect')].filter(({ keyframes: of }) => Object.keys(of).length > 0));
		const path = pick(Object.keys(record?.keyframes ?? {})) ?? 'opacity';
		const times = (record?.keyframes[path] ?? []).filter(() => random() < 0.5).map(keyframe => keyframe.time);
		return { id: record?.id ?? clipId(), path, times: times.length > 0 ? times : [frames(below(20))] };
	};
	const effect = () => pick(ofKind(project, 'effect'));
	const easing = () => pick<Easing>(Object.values(easings));
	const someTake = () => {
		const clip = pick(clips.filter(candidate => candidate.takes.length > 0));
		return { clipId: clip?.id ?? 'clip-lost', assetId: pick(clip?.takes ?? [])?.assetId ?? assetId() };
	};
	const newAsset = () => {
		const { kind: _kind, id: _id, ...asset } = stripAsset('asset', pick([null, 3, 40, 100, 250]) ?? null, undefined);
		return { ...asset, name: `Shot ${below(100)}` };
	};

	const binEdit = (): RandomEdit => pick<RandomEdit>([
		{ name: 'addBin', args: { name: `Bin ${below(9)}`, parentId: bin(), assetIds: random() < 0.5 ? [assetId()] : [] } },
		{ name: 'moveToBin', args: { ids: [random() < 0.5 ? assetId() : bin() ?? 'bin-lost'], binId: random() < 0.3 ? null : bin() } },
		{ name: 'labelMedia', args: { ids: [assetId()], label: pick(['red', 'blue', null]) } },
		{ name: 'removeBins', args: { binIds: [bin() ?? 'bin-lost'] } },
	]) ?? { name: 'addBin', args: {} };

	const outOfSync = (): RandomEdit => ({ name: 'bringIntoSync', args: { clipIds: random() < 0.5 ? clips.map(clip => clip.id) : [pick(clips.filter(clip => clip.linkId !== null))?.id ?? 'clip-lost'], by: pick(['move', 'slip']) } });
	const makers: readonly (() => RandomEdit)[] = [
		() => ({ name: 'addAssets', args: { assets: [newAsset()], fitSequenceId: random() < 0.5 ? sequenceId : null } }),
		() => ({ name: 'insert', args: { ...placing(), start: moment() } }),
		() => ({ name: 'overwrite', args: { ...placing(), start: moment() } }),
		() => ({ name: 'append', args: placing() }),
		() => ({ name: 'append', args: placing() }),
		() => ({ name: 'insertGenerated', args: { sequenceId, trackId: random() < 0.5 ? null : trackId(), start: moment(), asset: newAsset(), duration: frames(1 + below(20)), trackName: random() < 0.5 ? 'Soundtrack' : null } }),
		() => ({ name: 'addDrawing', args: { sequenceId, drawing: pick(['plain', 'roll', 'solid', 'lost']), parameters: random() < 0.5 ? { text: 'Words' } : {}, start: moment(), trackId: random() < 0.5 ? null : trackId() } }),
		() => ({ name: 'setDrawing', args: { clipIds: clipIds(), parameters: random() < 0.7 ? { text: `Words ${below(9)}` } : { size: random() }, drawing: random() < 0.2 ? 'card' : null } }),
		() => ({ name: 'addTakes', args: { clipId: clipId(), takes: [{ asset: newAsset(), offset: frames(below(5)) }], isShown: random() < 0.7 } }),
		() => ({ name: random() < 0.5 ? 'chooseTake' : 'deleteTake', args: someTake() }),
		() => ({ name: 'layOver', args: { clipId: clipId(), start: moment(), end: moment(), asset: newAsset(), offset: frames(below(5)), replaces: random() < 0.1 ? clipId() : null } }),
		() => ({ name: 'addCaption', args: { start: moment(), text: `Caption ${below(9)}`, duration: random() < 0.5 ? null : frames(1 + below(30)) } }),
		() => ({ name: 'setCaption', args: { captionId: captionId(), start: random() < 0.5 ? moment() : null, end: random() < 0.5 ? moment() : null } }),
		() => ({ name: 'moveCaptions', args: { captionIds: [captionId(), captionId()], by: frames(below(60) - 30) } }),
		() => ({ name: 'splitCaption', args: { captionId: captionId(), at: moment() } }),
		() => ({ name: 'mergeCaptions', args: { captionIds: [captionId(), captionId()] } }),
		() => ({ name: 'removeCaptions', args: { captionIds: [captionId()] } }),
		() => ({ name: 'moveClips', args: { clipIds: clipIds(), by: frames(below(60) - 30), byTracks: random() < 0.3 ? below(3) - 1 : 0, withLinked } }),
		() => ({ name: 'trimHead', args: { clipId: clipId(), to: moment(), withLinked } }),
		() => ({ name: 'trimTail', args: { clipId: clipId(), to: moment(), withLinked } }),
		() => ({ name: 'rippleTrimHead', args: { clipId: clipId(), to: moment(), withLinked } }),
		() => ({ name: 'rippleTrimTail', args: { clipId: clipId(), to: moment(), withLinked } }),
		() => ({ name: 'slip', args: { clipIds: clipIds(), by: frames(below(40) - 20), withLinked } }),
		() => ({ name: 'roll', args: { ...adjacent(), to: moment(), withLinked } }),
		() => ({ name: 'extend', args: { clipId: clipId(), to: moment(), withLinked, edge: pick(['head', 'tail']) } }),
		() => ({ name: 'slide', args: { clipId: clipId(), by: frames(below(20) - 10), withLinked } }),
		() => ({ name: 'swap', args: { clipIds: Object.values(adjacent()), withLinked } }),
		() => ({ name: 'replace', args: { clipId: clipId(), assetId: assetId(), sourceStart: frames(below(30)), withLinked } }),
		() => ({ name: 'closeGaps', args: { sequenceId, range: random() < 0.5 ? null : { start: moment(), end: time(moment() + frames(40)) } } }),
		() => ({ name: 'insertGap', args: { sequenceId, at: moment(), duration: frames(1 + below(20)) } }),
		() => ({ name: 'duplicate', args: { clipIds: clipIds(), withLinked, start: random() < 0.5 ? null : moment(), byTracks: random() < 0.3 ? below(3) - 1 : 0, mode: pick(['insert', 'overwrite']) } }),
		() => ({ name: 'pasteAttributes', args: { from: pick(clips), clipIds: clipIds(), attributes: [pick(attributeNames), pick(attributeNames)] } }),
		() => ({ name: 'group', args: { clipIds: clipIds(), withLinked } }),
		() => ({ name: 'ungroup', args: { clipIds: clipIds() } }),
		// Twice: it is mostly refused, since most pairs are in sync.
		() => outOfSync(), () => outOfSync(),
		() => ({ name: 'addMarker', args: { targetId: random() < 0.5 ? sequenceId : clipId(), at: moment(), name: 'Here' } }),
		() => ({ name: 'addCastMember', args: { name: pick(['Anna', 'Ben']), portrait: { assetId: assetId(), at: moment() } } }),
		() => ({ name: 'updateCastMember', args: { castId: castId(), name: 'Cora', portrait: random() < 0.5 ? { assetId: assetId(), at: 0, x: random(), y: random(), size: 0.5 } : null } }),
		...random() < 0.3 ? [() => ({ name: 'removeCastMember' as const, args: { castId: castId() } })] : [],
		() => ({ name: 'updateMarker', args: { markerId: marker(), at: random() < 0.5 ? moment() : null, colour: pick(['red', 'green']) } }),
		...random() < 0.6 ? [() => ({ name: 'removeMarkers' as const, args: { markerIds: [marker()] } })] : [],
		...random() < 0.4 ? [() => ({ name: 'removeEmptyTracks' as const, args: { sequenceId } })] : [],
		() => ({ name: 'split', args: random() < 0.5 ? { at: moment(), sequenceId } : { at: moment(), clipIds: clipIds(), withLinked } }),
		() => ({ name: 'lift', args: { clipIds: clipIds(), withLinked } }),
		() => ({ name: 'rippleDelete', args: random() < 0.5 ? { clipIds: clipIds(), withLinked } : { trackId: trackId(), at: moment() } }),
		() => ({ name: 'link', args: { clipIds: clipIds() } }),
		() => ({ name: 'unlink', args: { clipIds: clipIds() } }),
		() => ({ name: 'paste', args: { clips: clips.slice(0, 1 + below(3)), start: moment(), mode: pick(['overwrite', 'insert']) } }),
		() => ({ name: 'addTransition', args: { ...adjacent(), type: pick(['cross-dissolve', 'dip-to-colour']), duration: frames(1 + below(20)) } }),
		() => ({ name: 'addTransition', args: { ...adjacent(), duration: frames(1 + below(20)) } }),
		() => ({ name: 'removeTransition', args: { transitionId: transition()?.id ?? 'transition-lost' } }),
		() => ({ name: 'setProperty', args: setting() }),
		() => ({ name: 'changeVolume', args: { changes: clipIds().map(id => ({ clipId: id, by: random() * 40 - 20 })) } }),
		() => ({ name: 'changeLevels', args: { changes: [...clipIds(), trackId(), sequenceId].map(id => ({ id, path: pick(['volume', 'pan', 'opacity']), by: random() * 4 - 2 })) } }),
		() => ({ name: 'changeLevels', args: { changes: clipIds().map(id => ({ id, path: 'opacity', by: random() - 0.5 })) } }),
		() => ({ name: 'duckUnder', args: { trackIds: [trackId()], under: trackId() } }),
		() => ({ name: 'setProperties', args: { settings: [setting(), { ...setting(), time: frames(below(20)) }] } }),
		() => ({ name: 'setKeyframe', args: { id: clipId(), path: pick(['opacity', 'volume', 'transform.x', 'name']), time: frames(below(20)), ...random() < 0.5 ? { value: random() } : {}, easing: random() < 0.5 ? easing() : null } }),
		() => ({ name: 'setKeyframe', args: { id: clipId(), path: 'opacity', time: frames(below(20) - 3), value: random() * 1.1 } }),
		() => ({ name: 'removeKeyframes', args: { keyframes: [{ ...keyframes(), ...random() < 0.3 ? { times: null } : {} }] } }),
		() => ({ name: 'moveKeyframes', args: { keyframes: [keyframes()], by: frames(below(20) - 10), valueBy: random() < 0.5 ? 0 : random() - 0.5 } }),
		() => ({ name: 'setSpeed', args: { clipIds: clipIds(), speed: random() < 0.7 ? pick([0.25, 0.5, 1, 1.37, 2, 4]) : null, isReversed: random() < 0.4 ? random() < 0.5 : null, ripple: random() < 0.5, withLinked } }),
		() => ({ name: 'setSpeedRamp', args: { clipIds: clipIds(), ramp: random() < 0.5 ? pick(speedShapeNames) : [0, 1, 2].map(place => ({ time: frames(below(12) + 9 * place - 8), speed: pick(place === 1 ? [0, 0, 0.3, 1, 20] : [0.05, 0.3, 1, 2.5, 20]), easing: easing() })), ripple: random() < 0.5, withLinked } }),
		() => ({ name: 'setKeyframe', args: { id: clipId(), path: 'speed', time: frames(below(20) - 3), ...random() < 0.7 ? { value: pick([0, 0.1, 0.5, 1.37, 3]) } : {}, ripple: random() < 0.5 } }),
		() => ({ name: 'fitToGap', args: { clipId: clipId(), duration: random() < 0.5 ? null : frames(1 + below(40)), withLinked } }),
		() => ({ name: 'freezeFrame', args: { clipId: clipId(), at: moment(), duration: frames(1 + below(10)), insert: random() < 0.5 } }),
		() => ({ name: 'setEasing', args: { keyframes: [keyframes()], easing: easing() } }),
		() => ({ name: 'pasteKeyframes', args: { ids: clipIds(), time: frames(below(20)), keyframes: pick(clips)?.keyframes ?? {} } }),
		() => ({ name: 'shapeKeyframes', args: { shapes: [{ id: clipId(), path: pick(['opacity', 'transform.x']), list: [3, 3 + below(9), 14].map(count => ({ time: frames(count), value: random(), easing: easing() })) }] } }),
		() => ({ name: 'moveAnchor', args: { clipId: clipId(), time: frames(below(20)), anchorX: random() - 0.5, anchorY: random() - 0.5 } }),
		() => ({ name: 'addEffect', args: { targetIds: [random() < 0.8 ? clipId() : trackId()], type: pick(['exposure', 'gaussian-blur', 'exposure', 'compressor', 'lost']), order: random() < 0.5 ? null : below(3) } }),
		() => ({ name: 'setKeyframe', args: { id: effect()?.id ?? 'effect-lost', path: pick(['parameters.exposure', 'parameters.radius', 'parameters.lost']), time: frames(below(20)), value: random() } }),
		() => ({ name: 'setProperty', args: { id: effect()?.id ?? 'effect-lost', path: pick(['isEnabled', 'parameters.exposure']), value: pick([true, false, random()]) } }),
		() => ({ name: 'reorderEffect', args: { effectId: effect()?.id ?? 'effect-lost', order: below(4) } }),
		() => ({ name: 'removeEffects', args: { effectIds: [effect()?.id ?? 'effect-lost'] } }),
		() => ({ name: 'addTrack', args: { sequenceId, type: pick(['video', 'audio']), order: random() < 0.5 ? below(3) : null } }),
		() => ({ name: 'renameTrack', args: { trackId: trackId(), name: 'Titles' } }),
		() => ({ name: 'reorderTrack', args: { trackId: trackId(), order: below(4) } }),
		...random() < 0.15 ? [() => ({ name: 'removeTrack' as const, args: { trackId: trackId() } })] : [],
		...random() < 0.15 ? [() => ({ name: 'removeAssets' as const, args: { assetIds: [assetId()], withClips: random() < 0.5 } })] : [],
		...random() < 0.1 ? [() => ({ name: 'updateSequence' as const, args: { sequenceId, frameRate: pick([{ numerator: 24, denominator: 1 }, { numerator: 30_000, denominator: 1001 }, { numerator: 50, denominator: 1 }]) } })] : [],
		() => binEdit(),
		() => ({ name: 'renameAsset', args: { assetId: assetId(), name: 'Take' } }),
	];
	const make = pick(makers);
	return make ? make() : { name: 'addTrack', args: { sequenceId, type: 'video' } };
};
