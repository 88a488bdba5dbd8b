import { refuseEdit } from '../../contract/failure.ts';
import { effectDescribed } from '../../effects/effectDescriptions.ts';
import { cornersOf, type Shape } from '../../effects/shape.ts';
import type { Clip, Effect } from '../records.ts';
import type { Draft } from './draft.ts';
import { openClip, openEffect, requiredTrack } from './required.ts';

/** The clip or effect, if it is one of a picture and may be changed; else refuses with a sentence. */
export const maskable = (draft: Draft, id: string): Clip | Effect => {
	if (draft.get('effect', id)) {
		const effect = openEffect(draft, id);
		const description = effectDescribed(effect.type);
		return description?.medium === 'sound' ? refuseEdit(`“${description.label}” changes sound, which has no shape. Masks are for pictures.`) : effect;
	}
	const clip = openClip(draft, id);
	return requiredTrack(draft, clip.trackId).type === 'video' ? clip : refuseEdit(`“${clip.name}” is sound, which has no shape. Masks are for pictures.`);
};

/** The clip or effect and its polygon, or a refusal. */
export const withPolygon = (draft: Draft, id: string): { readonly record: Clip | Effect; readonly mask: Shape } => {
	const record = maskable(draft, id);
	return record.mask?.type === 'polygon' ? { record, mask: record.mask } : refuseEdit('Corners are added to and taken from polygons. Make the mask a polygon first.');
};

/** The record with its corners changed alike in every keyframe. */
export const withCorners = <Kept extends Clip | Effect>(record: Kept, mask: Shape, change: (points: readonly number[]) => readonly number[]): Kept => {
	const list = record.keyframes['mask.points'];
	return {
		...record, mask: { ...mask, points: change(mask.points) },
		keyframes: list ? { ...record.keyframes, 'mask.points': list.map(keyframe => (Array.isArray(keyframe.value) ? { ...keyframe, value: change(keyframe.value) } : keyframe)) } : record.keyframes,
	};
};

const round = (value: number): number => Math.round(value * 1e5) / 1e5;

/** Corners along the edge of a rectangle (its four) or an ellipse (eight of it), clockwise. `aspect`: the picture's width by its height. */
export const cornersAlong = (shape: Shape, aspect: number): readonly number[] => {
	const angle = shape.rotation * Math.PI / 180;
	const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
	const around = shape.type === 'ellipse'
		? Array.from({ length: 8 }, (_, place) => [Math.cos(place * Math.PI / 4), Math.sin(place * Math.PI / 4)] as const)
		: [[-1, -1], [1, -1], [1, 1], [-1, 1]] as const;
	return around.flatMap(([across, down]) => {
		const [x, y] = [across * shape.width * aspect / 2, down * shape.height / 2];
		return [round(shape.x + (x * cos - y * sin) / aspect), round(shape.y + x * sin + y * cos)];
	});
};

/** The upright rectangle around a polygon. */
export const boxAround = (points: readonly number[]): Pick<Shape, 'x' | 'y' | 'width' | 'height'> => {
	const corners = cornersOf(points);
	const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
	const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
	return { x: round((left + right) / 2), y: round((top + bottom) / 2), width: round(right - left), height: round(bottom - top) };
};
