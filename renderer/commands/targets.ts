import type { Time } from '../../electron/shared/time/time.ts';
import { clipAt, clipEnd, effectsOf, recordOf, tracksOf } from '../../electron/shared/timeline/queries.ts';
import type { Asset, Clip, Track } from '../../electron/shared/timeline/records.ts';
import type { App } from '../state/app.svelte.ts';

/** Tracks of a type in the open sequence, 0 upwards. */
const tracks = (app: App, type: Track['type']): readonly Track[] =>
	app.document.sequenceId ? tracksOf(app.document.project, app.document.sequenceId, type) : [];

/** Where an asset goes when nobody points: the chosen track, else the first unlocked one; its sound on the audio tracks beside it. */
export const placingFor = (app: App, asset: Asset, trackId: string | null = app.selection.track): { trackId: string; withSound: string[] | null } | null => {
	const wanted = trackId ? recordOf(app.document.project, 'track', trackId) : undefined;
	const open = (type: Track['type']) => tracks(app, type).filter(track => !track.isLocked);
	if (asset.video === null) {
		const track = wanted?.type === 'audio' ? wanted : open('audio')[0];
		return track ? { trackId: track.id, withSound: null } : null;
	}
	const track = wanted?.type === 'video' ? wanted : open('video')[0];
	// The sound of the second picture track goes to the second sound track, and so on, as far as there are any.
	const beside = open('audio').filter(audioTrack => audioTrack.order >= (track?.order ?? 0));
	const sound = (beside.length > 0 ? beside : open('audio')).slice(0, asset.audio.length).map(audioTrack => audioTrack.id);
	return track ? { trackId: track.id, withSound: sound.length > 0 ? sound : null } : null;
};

/** The asset that insert and overwrite would use, with its marked part. */
export const sourceToPlace = (app: App): { asset: Asset; sourceStart: Time | undefined; duration: Time | undefined } | null => {
	const id = app.source.isShown ? app.source.assetId : [...app.selection.assets][0] ?? app.source.assetId;
	const asset = id ? recordOf(app.document.project, 'asset', id) : undefined;
	if (!asset) {
		return null;
	}
	const isMarked = id === app.source.assetId;
	const start = isMarked ? app.source.inPoint : null;
	const end = isMarked ? app.source.outPoint : null;
	const last = end ?? asset.duration;
	return {
		asset, sourceStart: start ?? undefined,
		duration: (start !== null || end !== null) && last !== null ? last - (start ?? 0) as Time : undefined,
	};
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

/** What a copy of the selection holds: the clips, and the effects on them. */
export const copiedClips = (app: App): App['clipboard'] => {
	const clips = selectedClips(app);
	return { clips, effects: clips.flatMap(clip => effectsOf(app.document.project, clip.id)) };
};
