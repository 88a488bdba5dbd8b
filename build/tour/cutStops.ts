import { easings } from '../../electron/shared/keyframes/keyframe.ts';
import { attributeNames } from '../../electron/shared/timeline/edits/pasteAttributes.ts';
import { time, type Time } from '../../electron/shared/time/time.ts';
import type { Clip } from '../../electron/shared/timeline/records.ts';
import { editStop, type Stop } from './stop.ts';
import type { Placed } from './tour.ts';

const endOf = (clip: Clip): Time => time(clip.start + clip.duration);
const at = (placed: readonly Placed[], place: number): Clip => {
	const clip = placed[place]?.picture;
	if (!clip) {
		throw new Error(`There is no piece ${place}.`);
	}
	return clip;
};

/** Edits of clips in time: placing, cutting, moving, trimming. */
export const cutStops: readonly Stop[] = [
	editStop('Append', ['append'], async (tour) => {
		const [asset] = tour.footage;
		await tour.edit('append', { assetId: asset.id, trackId: await tour.track('video', 0), withSound: asset.audio.length > 0 ? [await tour.track('audio', 0)] : null, sourceStart: tour.moment(asset, tour.length), duration: tour.frames(tour.length) });
	}),
	editStop('Insert', ['insert'], async (tour) => {
		const { picture } = await tour.place(12);
		const [, asset] = tour.footage;
		await tour.edit('insert', { assetId: asset.id, trackId: picture.trackId, sourceStart: tour.moment(asset, 8), duration: tour.frames(8), start: time(picture.start + tour.frames(6)) });
	}),
	editStop('Overwrite', ['overwrite'], async (tour) => {
		const { picture } = await tour.place(tour.length);
		await tour.place(8, { at: time(picture.start + tour.frames(6)) });
	}),
	editStop('Replace', ['replace'], async (tour) => {
		const [before, after] = tour.footage;
		const { picture } = await tour.place(tour.length, { asset: before });
		await tour.edit('replace', { clipId: picture.id, assetId: after.id, sourceStart: tour.moment(after, tour.length), withLinked: false });
	}),
	editStop('Lay over', ['layOver'], async (tour) => {
		const [before, after] = tour.footage;
		const { picture } = await tour.place(tour.length, { asset: before });
		const { kind: _kind, id: _id, ...asset } = after;
		await tour.edit('layOver', { clipId: picture.id, start: time(picture.start + tour.frames(6)), end: time(picture.start + tour.frames(14)), asset: { ...asset, name: 'Changed version' }, offset: picture.sourceStart });
	}),
	editStop('Split', ['split'], async (tour) => {
		const { picture } = await tour.place(tour.length);
		await tour.edit('split', { at: time(picture.start + tour.frames(10)), clipIds: [picture.id] });
	}),
	editStop('Move', ['moveClips'], async (tour) => {
		const { picture } = await tour.place(tour.length);
		await tour.track('video', 1);
		await tour.edit('moveClips', { clipIds: [picture.id], by: 0, byTracks: 1, withLinked: false });
	}),
	editStop('Trim and extend', ['trimHead', 'trimTail', 'extend'], async (tour) => {
		const { picture } = await tour.place(tour.length + 8);
		await tour.edit('trimTail', { clipId: picture.id, to: time(picture.start + tour.frames(tour.length)) });
		await tour.edit('trimHead', { clipId: picture.id, to: time(picture.start + tour.frames(6)) });
		await tour.edit('extend', { clipId: picture.id, to: picture.start, edge: 'head' });
	}),
	editStop('Ripple trim', ['rippleTrimHead', 'rippleTrimTail'], async (tour) => {
		const { picture } = await tour.place(tour.length + 8);
		await tour.edit('rippleTrimHead', { clipId: picture.id, to: time(picture.start + tour.frames(4)) });
		await tour.edit('rippleTrimTail', { clipId: picture.id, to: time(picture.start + tour.frames(tour.length)) });
	}),
	editStop('Slip', ['slip'], async (tour) => {
		const { picture } = await tour.place(tour.length);
		await tour.edit('slip', { clipIds: [picture.id], by: tour.frames(5) });
	}),
	editStop('Roll', ['roll'], async (tour) => {
		const pieces = await tour.row(10, 10);
		await tour.edit('roll', { fromClipId: at(pieces, 0).id, toClipId: at(pieces, 1).id, to: time(at(pieces, 1).start + tour.frames(3)) });
	}),
	editStop('Slide', ['slide'], async (tour) => {
		const pieces = await tour.row(7, 7, 7);
		await tour.edit('slide', { clipId: at(pieces, 1).id, by: tour.frames(2) });
	}),
	editStop('Swap', ['swap'], async (tour) => {
		const pieces = await tour.row(12, 8);
		await tour.edit('swap', { clipIds: [at(pieces, 0).id, at(pieces, 1).id] });
	}),
	editStop('Lift and close gaps', ['lift', 'closeGaps'], async (tour) => {
		const pieces = await tour.row(10, 6, 10);
		await tour.edit('lift', { clipIds: [at(pieces, 1).id] });
		await tour.edit('closeGaps', { sequenceId: tour.sequenceId, range: { start: at(pieces, 0).start, end: endOf(at(pieces, 2)) } });
	}),
	editStop('Ripple delete', ['rippleDelete'], async (tour) => {
		const pieces = await tour.row(10, 6, 10);
		await tour.edit('rippleDelete', { clipIds: [at(pieces, 1).id] });
	}),
	editStop('Insert gap, fit to gap', ['insertGap', 'fitToGap'], async (tour) => {
		const pieces = await tour.row(8, 8);
		await tour.edit('insertGap', { sequenceId: tour.sequenceId, at: at(pieces, 1).start, duration: tour.frames(4) });
		await tour.edit('fitToGap', { clipId: at(pieces, 0).id });
	}),
	editStop('Duplicate', ['duplicate'], async (tour) => {
		const { picture } = await tour.place(10);
		await tour.edit('duplicate', { clipIds: [picture.id] });
	}),
	editStop('Paste', ['paste'], async (tour) => {
		const { picture, sound } = await tour.place(10);
		await tour.edit('paste', { clips: [picture, ...sound ? [sound] : []], start: tour.now, mode: 'overwrite' });
	}),
	editStop('Paste attributes', ['pasteAttributes'], async (tour) => {
		const pieces = await tour.row(8, 12);
		await tour.edit('setProperty', { id: at(pieces, 0).id, path: 'transform.rotation', value: -8 });
		await tour.edit('setProperty', { id: at(pieces, 0).id, path: 'transform.scale', value: 0.7 });
		await tour.edit('pasteAttributes', { from: tour.get('clip', at(pieces, 0).id), clipIds: [at(pieces, 1).id], attributes: [...attributeNames] });
	}, 0.7),
	editStop('Link and unlink', ['link', 'unlink'], async (tour) => {
		const { picture, sound } = await tour.place(tour.length);
		const other = sound ?? (await tour.place(tour.length, { at: picture.start, track: 1 })).picture;
		await (sound ? tour.edit('unlink', { clipIds: [picture.id] }) : tour.edit('link', { clipIds: [picture.id, other.id] }));
		await (sound ? tour.edit('link', { clipIds: [picture.id, other.id] }) : tour.edit('unlink', { clipIds: [picture.id] }));
	}),
	editStop('Group and ungroup', ['group', 'ungroup'], async (tour) => {
		const pieces = await tour.row(10, 10);
		const clipIds = pieces.map(({ picture }) => picture.id);
		await tour.edit('group', { clipIds });
		await tour.edit('ungroup', { clipIds });
	}),
	editStop('Bring into sync', ['bringIntoSync'], async (tour) => {
		const { picture, sound } = await tour.place(tour.length);
		if (!sound) {
			throw new Error('The footage has no sound, which this stop brings into sync. Name films with sound.');
		}
		await tour.edit('moveClips', { clipIds: [sound.id], by: tour.frames(4), withLinked: false });
		await tour.edit('bringIntoSync', { clipIds: [picture.id], by: 'move' });
	}),
	editStop('Speed: half, backwards', ['setSpeed'], async (tour) => {
		const { picture } = await tour.place(tour.length);
		await tour.edit('setSpeed', { clipIds: [picture.id], speed: 0.5, isReversed: true });
		await tour.edit('rippleTrimTail', { clipId: picture.id, to: time(picture.start + tour.frames(tour.length)) });
	}),
	editStop('Speed ramp', ['setSpeedRamp'], async (tour) => {
		const { picture } = await tour.place(tour.length);
		const point = (frames: number, speed: number) => ({ time: tour.frames(frames), speed, easing: easings.ease });
		await tour.edit('setSpeedRamp', { clipIds: [picture.id], ramp: [point(4, 0.5), point(12, 1.6), point(tour.length - 2, 0.8)] });
	}),
	editStop('Freeze frame', ['freezeFrame'], async (tour) => {
		const { picture } = await tour.place(12);
		await tour.edit('freezeFrame', { clipId: picture.id, at: time(picture.start + tour.frames(6)), duration: tour.frames(8), insert: true });
	}),
];
