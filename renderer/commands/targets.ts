import { zeroTime, type Time } from '../../electron/shared/time/time.ts';
import { clipAt, clipEnd, effectsOf, recordOf, tracksOf } from '../../electron/shared/timeline/queries.ts';
import type { Asset, Clip, Track } from '../../electron/shared/timeline/records.ts';
import type { Marks } from '../../electron/shared/timeline/threePoints.ts';
import type { App } from '../state/app.svelte.ts';

/** Tracks of a type in the open sequence, 0 upwards. */
const tracks = (app: App, type: Track['type']): readonly Track[] =>
	app.document.sequenceId ? tracksOf(app.document.project, app.document.sequenceId, type) : [];

/** The track that a source's picture or sound goes to when nobody points: the targeted one, else the chosen one, else the first that is not locked. */
export const targetTrack = (app: App, type: Track['type']): Track | null => {
	const { targets, track } = app.selection;
	const open = tracks(app, type).filter(candidate => !candidate.isLocked);
	return open.find(candidate => candidate.id === targets[type]) ?? open.find(candidate => candidate.id === track) ?? open[0] ?? null;
};

/** The sound tracks for a source's streams: from the targeted one downwards; without a target, the second picture track has the second sound track beside it, and so on. */
const soundTracks = (app: App, asset: Asset, picture: Track | null): string[] => {
	const open = tracks(app, 'audio').filter(track => !track.isLocked);
	const target = open.find(track => track.id === app.selection.targets.audio);
	const first = target?.order ?? picture?.order ?? 0;
	const from = open.filter(track => track.order >= first);
	return (from.length > 0 ? from : open).slice(0, asset.audio.length).map(track => track.id);
};

/** Where an asset goes when nobody points (or onto `trackId`); picture or sound that is not patched stays away. Null when nothing is left to place. */
export const placingFor = (app: App, asset: Asset, trackId: string | null = null): { trackId: string; withSound: string[] | null } | null => {
	const pointed = trackId ? recordOf(app.document.project, 'track', trackId) : undefined;
	const { isPatched } = app.selection;
	const pictureTrack = pointed?.type === 'video' ? pointed : targetTrack(app, 'video');
	const picture = asset.video !== null && isPatched.video && pointed?.type !== 'audio' ? pictureTrack : null;
	if (picture) {
		const sound = isPatched.audio ? soundTracks(app, asset, picture) : [];
		return { trackId: picture.id, withSound: sound.length > 0 ? sound : null };
	}
	if (asset.audio.length === 0 || !isPatched.audio) {
		return null;
	}
	const sound = pointed?.type === 'audio' ? pointed : targetTrack(app, 'audio');
	return sound && { trackId: sound.id, withSound: null };
};

/** The asset that insert, overwrite and replace would use, with what is marked of it. */
export const sourceToPlace = (app: App): { asset: Asset; marks: Marks; playhead: Time } | null => {
	const { source } = app;
	const id = source.isShown ? source.assetId : [...app.selection.assets][0] ?? source.assetId;
	const asset = id ? recordOf(app.document.project, 'asset', id) : undefined;
	if (!asset) {
		return null;
	}
	const isMarked = id === source.assetId;
	return { asset, marks: isMarked ? { inPoint: source.inPoint, outPoint: source.outPoint } : { inPoint: null, outPoint: null }, playhead: isMarked ? source.playhead : zeroTime };
};

/** The clip a key means: a selected one under the playhead, else the one on the chosen track, else the foremost picture there, else sound. */
export const clipAtPlayhead = (app: App): Clip | null => {
	const { project } = app.document;
	const at = app.view.playhead;
	const candidates = [
		...[...app.selection.clips].flatMap(id => recordOf(project, 'clip', id) ?? []),
		...[app.selection.track ?? '', ...tracks(app, 'video').toReversed().map(track => track.id), ...tracks(app, 'audio').map(track => track.id)]
			.flatMap(trackId => clipAt(project, trackId, at) ?? []),
	];
	return candidates.find(clip => clip.start <= at && at < clipEnd(clip) && !recordOf(project, 'track', clip.trackId)?.isLocked) ?? null;
};

export const selectedClips = (app: App): Clip[] => [...app.selection.clips].flatMap(id => recordOf(app.document.project, 'clip', id) ?? []);

/** Selected assets and bins of the media bin. */
export const selectedMedia = (app: App): string[] => [...app.selection.assets, ...app.selection.bins];

/** What a copy of the selection holds: the clips, the effects on them, and the titles they show, which go with their last clip. */
export const copiedClips = (app: App): App['clipboard'] => {
	const clips = selectedClips(app);
	const assets = [...new Set(clips.map(clip => clip.assetId))].flatMap(id => recordOf(app.document.project, 'asset', id) ?? []);
	return { clips, effects: clips.flatMap(clip => effectsOf(app.document.project, clip.id)), drawings: assets.filter(asset => asset.source.type === 'drawn') };
};
