import { followJob } from '../../electron/cli/session.ts';
import { packedNumbers } from '../../electron/shared/effects/lutTable.ts';
import { easings } from '../../electron/shared/keyframes/keyframe.ts';
import { zeroTime } from '../../electron/shared/time/time.ts';
import { editStop, type Stop } from './stop.ts';
import type { Tour } from './tour.ts';

/** A table of eight colours that makes shadows blue and lights warm. */
export const warmTable = {
	name: 'Warm', dimensions: 3, size: 2, domainMin: [0, 0, 0], domainMax: [1, 1, 1],
	values: packedNumbers([0, 1].flatMap(blue => [0, 1].flatMap(green => [0, 1].flatMap(red => [Math.min(1, 0.04 + red * 0.96 + green * 0.04), 0.04 + green * 0.88, 0.12 + blue * 0.62])))),
} as const;

/** A picture smaller than the frame, over footage. */
const inset = async (tour: Tour) => {
	const { picture: below } = await tour.place(tour.length);
	const { picture } = await tour.place(tour.length, { at: below.start, track: 1 });
	await tour.edit('setProperty', { id: picture.id, path: 'transform.scale', value: 0.5 });
	return picture;
};

/** Edits of how clips look: properties, keyframes, effects, masks, transitions, drawings, generated clips. */
export const pictureStops: readonly Stop[] = [
	editStop('Properties', ['setProperty', 'setProperties'], async (tour) => {
		const { picture } = await tour.place(tour.length);
		await tour.edit('setProperty', { id: picture.id, path: 'transform.rotation', value: 6 });
		await tour.edit('setProperties', { settings: [{ id: picture.id, path: 'transform.scale', value: 0.7 }, { id: picture.id, path: 'crop.left', value: 0.2 }, { id: picture.id, path: 'opacity', value: 0.85 }] });
	}),
	editStop('Keyframes: set, ease, move', ['setKeyframe', 'setEasing', 'moveKeyframes'], async (tour) => {
		const picture = await inset(tour);
		const path = 'transform.x';
		await tour.edit('setKeyframe', { id: picture.id, path, time: zeroTime, value: -0.3 });
		await tour.edit('setKeyframe', { id: picture.id, path, time: tour.frames(12), value: 0.2 });
		await tour.edit('setEasing', { keyframes: [{ id: picture.id, path, times: [zeroTime] }], easing: easings.ease });
		await tour.edit('moveKeyframes', { keyframes: [{ id: picture.id, path, times: [tour.frames(12)] }], by: tour.frames(6), valueBy: 0.1 });
	}),
	editStop('Keyframes: paste, shape, remove', ['pasteKeyframes', 'shapeKeyframes', 'removeKeyframes'], async (tour) => {
		const picture = await inset(tour);
		const key = (frames: number, value: number) => ({ time: tour.frames(frames), value, easing: easings.linear });
		await tour.edit('pasteKeyframes', { ids: [picture.id], time: zeroTime, keyframes: { 'transform.rotation': [key(0, -20), key(19, 20)] } });
		await tour.edit('shapeKeyframes', { shapes: [{ id: picture.id, path: 'opacity', list: [key(0, 0.2), key(8, 1), key(16, 0.4)] }] });
		await tour.edit('removeKeyframes', { keyframes: [{ id: picture.id, path: 'opacity', times: [tour.frames(16)] }] });
	}),
	editStop('Anchor', ['moveAnchor'], async (tour) => {
		const picture = await inset(tour);
		await tour.edit('moveAnchor', { clipId: picture.id, time: zeroTime, anchorX: -0.5, anchorY: -0.5 });
		await tour.edit('setProperty', { id: picture.id, path: 'transform.rotation', value: 20 });
	}),
	editStop('Move gently', ['moveGently'], async (tour) => {
		const change = await tour.edit('overwrite', { assetId: tour.still.id, trackId: await tour.track('video', 0), duration: tour.frames(tour.length), start: tour.now });
		await tour.edit('moveGently', { clipIds: [tour.added(change, 'clip').id] });
	}),
	editStop('Effects: add, reorder, remove', ['addEffect', 'reorderEffect', 'removeEffects'], async (tour) => {
		const { picture } = await tour.place(tour.length);
		await tour.edit('addEffect', { targetIds: [picture.id], type: 'black-and-white' });
		const second = tour.added(await tour.edit('addEffect', { targetIds: [picture.id], type: 'vignette' }), 'effect');
		const third = tour.added(await tour.edit('addEffect', { targetIds: [picture.id], type: 'mosaic' }), 'effect');
		await tour.edit('reorderEffect', { effectId: second.id, order: 0 });
		await tour.edit('removeEffects', { effectIds: [third.id] });
	}),
	editStop('Masks', ['setMask', 'addMaskCorner', 'removeMaskCorner'], async (tour) => {
		const { picture: below } = await tour.place(tour.length);
		const { picture } = await tour.place(tour.length, { at: below.start, track: 1 });
		await tour.edit('setMask', { ids: [picture.id], type: 'ellipse' });
		await tour.edit('setProperty', { id: picture.id, path: 'mask.feather', value: 0.1 });
		await tour.edit('setMask', { ids: [picture.id], type: 'polygon' });
		await tour.edit('addMaskCorner', { id: picture.id, after: 0 });
		await tour.edit('removeMaskCorner', { id: picture.id, corner: 1 });
	}),
	editStop('LUT', ['addLut'], async (tour) => {
		const { picture } = await tour.place(tour.length);
		await tour.edit('addLut', { ...warmTable, clipIds: [picture.id] });
	}),
	editStop('Transition: add, remove', ['addTransition', 'removeTransition'], async (tour) => {
		const [first, second] = await tour.row(12, 12);
		const transition = tour.added(await tour.edit('addTransition', { fromClipId: first?.picture.id ?? '', toClipId: second?.picture.id ?? '', duration: tour.frames(8) }), 'transition');
		await tour.edit('removeTransition', { transitionId: transition.id });
	}),
	editStop('Drawing: add, change', ['addDrawing', 'setDrawing'], async (tour) => {
		const { picture } = await tour.place(tour.length);
		const drawing = tour.added(await tour.edit('addDrawing', { drawing: 'plain', parameters: { text: 'Words' }, start: picture.start, duration: picture.duration, trackId: await tour.track('video', 1) }), 'clip');
		await tour.edit('setDrawing', { clipIds: [drawing.id], parameters: { text: 'Other words' } });
	}),
	editStop('Generated clip', ['insertGenerated'], async (tour) => {
		const { jobId } = await tour.session.client.call('generation.clip', { prompt: 'ocean waves at sunset, slow pan left', sequenceId: tour.sequenceId, placement: { trackId: await tour.track('video', 0), start: tour.now }, duration: tour.frames(50), seed: 7 });
		await followJob(tour.session, jobId);
		await tour.refresh();
	}),
];
