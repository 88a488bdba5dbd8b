import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { maskAt, withoutMaskKeyframes } from '../../effects/maskAt.ts';
import { shapeSchema, type Shape } from '../../effects/shape.ts';
import type { Clip, Effect } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf, type Draft } from './draft.ts';
import { boxAround, cornersAlong, maskable } from './masks.ts';

/** Keyframes that say where the shape lies; one of another kind has other places. */
const placePath = /^mask\.(x|y|width|height|rotation|roundness|points)$/;

/** The picture's width by its height, which a turned shape must know. */
const aspectFor = (draft: Draft, record: Clip | Effect): number => {
	const clip = record.kind === 'clip' ? record : draft.get('clip', record.targetId);
	const video = clip && draft.get('asset', clip.assetId)?.video;
	return video ? video.width * video.pixelAspect / video.height : 16 / 9;
};

const started = (type: Shape['type'], aspect: number): Shape => {
	const usual = shapeSchema.parse({ type: 'rectangle', feather: 0.02 });
	return { ...usual, type, points: type === 'polygon' ? cornersAlong(usual, aspect) : [] };
};

const became = (mask: Shape, type: Shape['type'], aspect: number): Shape => {
	if (type === 'polygon') {
		return { ...mask, type, points: cornersAlong(mask, aspect) };
	}
	return mask.type === 'polygon' ? { ...mask, type, points: [], rotation: 0, ...boxAround(mask.points) } : { ...mask, type };
};

/**
 * Gives clips or effects a mask, changes the kind of the one they have, or (null) takes it away. A clip's mask says what of its picture is seen, an effect's where it works. A rectangle or ellipse that
 * becomes a polygon keeps its outline, as it is at `time`; its keyframes go, for the corners have none yet. Sizes, softness and keyframes are then set like any parameter: "mask.width", "mask.feather".
 */
export const setMask = defineEdit({
	label: 'Change mask',
	describe: ({ type }) => (type === null ? 'Remove mask' : `Mask with ${type}`),
	args: z.object({
		ids: z.array(z.string()).min(1), type: z.enum(['rectangle', 'ellipse', 'polygon']).nullable(),
		/** Of the clip's own time: which of its places a moving mask keeps when it becomes of another kind. */
		time: z.number().default(0),
	}),
	apply: (project, { ids, type, time }, newId) => {
		const draft = draftOf(project, newId);
		const records = [...new Set(ids)].map(id => maskable(draft, id));
		if (type === null && records.every(record => !record.mask)) {
			refuseEdit('There is no mask to remove.');
		}
		records.forEach((record) => {
			if (type === null) {
				draft.put({ ...record, mask: null, keyframes: withoutMaskKeyframes(record.keyframes) });
				return;
			}
			const aspect = aspectFor(draft, record);
			const now = maskAt(record, time);
			const isOtherPlace = now !== null && now.type !== type && (now.type === 'polygon' || type === 'polygon');
			const keyframes = isOtherPlace ? Object.fromEntries(Object.entries(record.keyframes).filter(([path]) => !placePath.test(path))) : record.keyframes;
			draft.put({ ...record, mask: now ? became(isOtherPlace ? now : record.mask ?? now, type, aspect) : started(type, aspect), keyframes });
		});
		return draft.finish();
	},
});
