import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { withList } from '../../keyframes/keyframeLists.ts';
import { layerGeometry, transformed } from '../../render/geometry.ts';
import { placeOfClip } from '../../render/motion.ts';
import { timeSchema, type Time } from '../../time/time.ts';
import { isKeyed } from '../keyframable.ts';
import type { Clip } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf, type Draft } from './draft.ts';
import { withKeyedValue } from './keyframing.ts';
import { withProperty } from './property.ts';
import { openClip, requiredAsset, sequenceOfClip } from './required.ts';

const withValue = (draft: Draft, clip: Clip, path: string, time: Time, value: number): Clip => {
	const changed = isKeyed(clip, path) ? withKeyedValue(draft, clip, path, time, value) : withProperty(clip, path, value);
	// A clip stays a clip.
	return changed as Clip;
};

/** The position `by` further, plain or in all its keyframes. */
const movedBy = (clip: Clip, axis: 'x' | 'y', by: number): Clip => {
	const path = `transform.${axis}`;
	const list = clip.keyframes[path];
	if (!list) {
		return withProperty(clip, path, clip.transform[axis] + by);
	}
	const values = list.map(keyframe => ({ ...keyframe, value: Number(keyframe.value) + by }));
	values.forEach(({ value }) => withProperty(clip, path, value));
	return { ...clip, keyframes: withList(clip.keyframes, path, values) };
};

/**
 * Puts the point a picture is scaled and turned about somewhere else. At `time` the picture stays where it is: its position gives way, in all its keyframes where it has some.
 *
 *     ┌───────┐        ┌───────┐
 *     │   +   │   ->   │       │
 *     └───────┘        +───────┘
 */
export const moveAnchor = defineEdit({
	label: 'Move anchor',
	args: z.object({
		clipId: z.string(),
		/** The moment at which nothing moves, counted from the clip's start; where the anchor has keyframes, one is set there. */
		time: timeSchema,
		/** From the picture's centre, in parts of its fitted width and height. */
		anchorX: z.number(), anchorY: z.number(),
	}),
	apply: (project, { clipId, time, anchorX, anchorY }, newId) => {
		const draft = draftOf(project, newId);
		const clip = openClip(draft, clipId);
		const sequence = sequenceOfClip(draft, clip);
		const video = requiredAsset(draft, clip.assetId).video ?? refuseEdit(`“${clip.name}” has no picture.`);
		const centreOf = (of: Clip) => {
			const { crop, transform } = placeOfClip(of, time);
			return transformed(layerGeometry(video, crop, transform, sequence).matrix, 0.5, 0.5);
		};
		const anchored = withValue(draft, withValue(draft, clip, 'transform.anchorX', time, anchorX), 'transform.anchorY', time, anchorY);
		const [before, after] = [centreOf(clip), centreOf(anchored)];
		draft.put(movedBy(movedBy(anchored, 'x', (before.x - after.x) / sequence.width), 'y', (before.y - after.y) / sequence.height));
		return draft.finish();
	},
});
