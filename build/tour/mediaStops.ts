import { time } from '../../electron/shared/time/time.ts';
import { editStop, type Stop } from './stop.ts';

/** Edits of media, tracks, markers, captions, cast and the sequence: most are seen in the editor alone, and a piece of footage stands for them. */
export const mediaStops: readonly Stop[] = [
	editStop('Tracks: add, rename, reorder, remove', ['addTrack', 'renameTrack', 'reorderTrack', 'removeTrack', 'removeEmptyTracks'], async (tour) => {
		await tour.place(tour.length);
		const { sequenceId } = tour;
		const first = tour.added(await tour.edit('addTrack', { sequenceId, type: 'video' }), 'track');
		await tour.edit('renameTrack', { trackId: first.id, name: 'Details' });
		await tour.edit('reorderTrack', { trackId: first.id, order: 0 });
		await tour.edit('reorderTrack', { trackId: first.id, order: first.order });
		await tour.edit('removeTrack', { trackId: first.id });
		await tour.edit('addTrack', { sequenceId, type: 'audio' });
		await tour.edit('removeEmptyTracks', { sequenceId });
	}),
	editStop('Media: add, rename, relink, remove', ['addAssets', 'renameAsset', 'relinkAsset', 'relinkAssets', 'removeAssets'], async (tour) => {
		await tour.place(tour.length);
		const [{ kind: _kind, id: _id, ...asset }, { source, mediaType, duration, video, audio }] = tour.footage;
		const copy = tour.added(await tour.edit('addAssets', { assets: [{ ...asset, name: 'Second camera' }] }), 'asset');
		await tour.edit('renameAsset', { assetId: copy.id, name: 'Camera two' });
		await tour.edit('relinkAsset', { assetId: copy.id, source, mediaType, duration, video, audio });
		await tour.edit('relinkAssets', { assets: [{ assetId: copy.id, source: asset.source, mediaType: asset.mediaType, duration: asset.duration, video: asset.video, audio: asset.audio }] });
		await tour.edit('removeAssets', { assetIds: [copy.id] });
	}),
	editStop('Bins and labels', ['addBin', 'moveToBin', 'labelMedia', 'removeBins'], async (tour) => {
		await tour.place(tour.length);
		const [asset] = tour.footage;
		const bin = tour.added(await tour.edit('addBin', { name: 'Footage' }), 'bin');
		const other = tour.added(await tour.edit('addBin', { name: 'Left over' }), 'bin');
		await tour.edit('moveToBin', { ids: [asset.id], binId: bin.id });
		await tour.edit('labelMedia', { ids: [asset.id, bin.id], label: 'blue' });
		await tour.edit('removeBins', { binIds: [other.id] });
	}),
	editStop('Takes: add, score, choose, delete', ['addTakes', 'scoreTakes', 'chooseTake', 'deleteTake'], async (tour) => {
		const [before, after] = tour.footage;
		const { picture } = await tour.place(tour.length, { asset: before });
		const { kind: _kind, id: _id, ...asset } = after;
		const take = (name: string) => ({ asset: { ...asset, name }, offset: picture.sourceStart });
		const change = await tour.edit('addTakes', { clipId: picture.id, takes: [take('Take 2'), take('Take 3')] });
		await tour.edit('chooseTake', { clipId: picture.id, assetId: before.id });
		const [second, third] = change.diff.added.filter(record => record.kind === 'asset').map(record => record.id);
		await tour.edit('scoreTakes', { clipId: picture.id, scores: [{ assetId: second ?? '', score: { alignment: 0.8, quality: 0.7 } }] });
		await tour.edit('chooseTake', { clipId: picture.id, assetId: second ?? '' });
		await tour.edit('deleteTake', { clipId: picture.id, assetId: third ?? '' });
	}),
	editStop('Markers', ['addMarker', 'updateMarker', 'removeMarkers'], async (tour) => {
		const { picture } = await tour.place(tour.length);
		const marker = tour.added(await tour.edit('addMarker', { targetId: tour.sequenceId, at: picture.start, name: 'Here' }), 'marker');
		await tour.edit('updateMarker', { markerId: marker.id, colour: 'green', note: 'Half of the tour' });
		const other = tour.added(await tour.edit('addMarker', { targetId: picture.id, at: picture.sourceStart }), 'marker');
		await tour.edit('removeMarkers', { markerIds: [other.id] });
	}),
	editStop('Cast', ['addCastMember', 'updateCastMember', 'removeCastMember'], async (tour) => {
		await tour.place(tour.length);
		const member = tour.added(await tour.edit('addCastMember', { name: 'Somebody', portrait: { assetId: tour.still.id } }), 'cast-member');
		await tour.edit('updateCastMember', { castId: member.id, name: 'Nobody in particular' });
		await tour.edit('removeCastMember', { castId: member.id });
	}),
	editStop('Sequence', ['updateSequence'], async (tour) => {
		await tour.place(tour.length);
		await tour.edit('updateSequence', { sequenceId: tour.sequenceId, name: 'Tour' });
	}),
	editStop('Captions', ['addCaptionTrack', 'addCaption', 'setCaption', 'moveCaptions', 'splitCaption', 'mergeCaptions', 'removeCaptions', 'importCaptions', 'removeCaptionTrack'], async (tour) => {
		const { picture } = await tour.place(tour.length);
		const track = tour.added(await tour.edit('addCaptionTrack', { name: 'Captions' }), 'caption-track');
		await tour.edit('setProperty', { id: track.id, path: 'style.y', value: 0.2 });
		const caption = tour.added(await tour.edit('addCaption', { trackId: track.id, start: picture.start, duration: tour.frames(10), text: 'Captions above' }), 'caption');
		await tour.edit('moveCaptions', { captionIds: [caption.id], by: tour.frames(2) });
		const second = tour.added(await tour.edit('splitCaption', { captionId: caption.id, at: time(picture.start + tour.frames(8)) }), 'caption');
		await tour.edit('mergeCaptions', { captionIds: [caption.id, second.id] });
		await tour.edit('setCaption', { captionId: caption.id, start: picture.start, end: time(picture.start + picture.duration), text: 'Captions have a\nstyle of their own' });
		const imported = await tour.edit('importCaptions', { name: 'Left over', cues: [{ start: picture.start, end: time(picture.start + tour.frames(5)), text: 'One' }, { start: time(picture.start + tour.frames(6)), end: time(picture.start + tour.frames(9)), text: 'Two' }] });
		await tour.edit('removeCaptions', { captionIds: [tour.added(imported, 'caption').id] });
		await tour.edit('removeCaptionTrack', { trackId: tour.added(imported, 'caption-track').id });
	}),
	editStop('Volume', ['changeVolume'], async (tour) => {
		const { sound, picture } = await tour.place(tour.length);
		await tour.edit('changeVolume', { changes: [{ clipId: (sound ?? picture).id, by: -3 }] });
	}),
	editStop('Levels', ['changeLevels'], async (tour) => {
		const { picture } = await tour.place(tour.length);
		await tour.edit('changeLevels', { changes: [{ id: picture.id, path: 'opacity', by: -0.3 }] });
	}),
	editStop('Duck under', ['duckUnder'], async (tour) => {
		await tour.place(tour.length);
		await tour.edit('duckUnder', { trackIds: [await tour.track('audio', 1)], under: await tour.track('audio', 0) });
	}),
];
