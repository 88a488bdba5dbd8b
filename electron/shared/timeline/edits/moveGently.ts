import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { withList } from '../../keyframes/keyframeLists.ts';
import { easings, type Keyframe } from '../../keyframes/keyframe.ts';
import { fittedSize } from '../../render/geometry.ts';
import { zeroTime, type Time } from '../../time/time.ts';
import { frameOf } from '../queries.ts';
import { clipDefaults, type Clip, type Sequence } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { openClip, requiredAsset, sequenceOfClip } from './required.ts';

/** How much larger than the frame the picture is at the wide and at the near end. */
const wide = 1.04;
const near = 1.14;
/** Longest way of the middle to either side, in parts of the frame; and of what hangs over, how much may be used. */
const farthest = 0.03;
const usedShare = 0.8;

/** A number from a word: FNV-1a, 32 bits. */
const hashOf = (word: string): number => [...word].reduce((hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x0100_0193) >>> 0, 0x811c_9dc5);

const round = (value: number): number => Math.round(value * 1e5) / 1e5 + 0;

/** From one place to the other over the whole clip, gently begun and ended. */
const between = (from: number, to: number, end: Time): readonly Keyframe[] => [{ time: zeroTime, value: round(from), easing: easings.ease }, { time: end, value: round(to), easing: easings.linear }];

/** All keyframes but those of where the picture lies. */
const otherKeyframes = (keyframes: Clip['keyframes']): Clip['keyframes'] => Object.fromEntries(Object.entries(keyframes).filter(([path]) => !path.startsWith('transform.')));

/** The clip with its move: nearer or wider, to one of four corners, as its id decides; the frame is filled all the time. */
const movedGently = (clip: Clip, sequence: Sequence, picture: { readonly width: number; readonly height: number; readonly pixelAspect: number }): Clip => {
	const fitted = fittedSize(picture, sequence);
	const fills = Math.max(sequence.width / fitted.width, sequence.height / fitted.height);
	const hash = hashOf(clip.id);
	const [isNearing, across, down] = [(hash & 1) === 1, (hash & 2) === 2 ? 1 : -1, (hash & 4) === 4 ? 1 : -1];
	const reach = (side: number, whole: number) => Math.min(farthest, usedShare * (side * fills * wide / whole - 1) / 2);
	const [x, y] = [across * reach(fitted.width, sequence.width), down * reach(fitted.height, sequence.height)];
	const end = Math.max(frameOf(sequence), clip.duration - frameOf(sequence)) as Time;
	const [first, last] = isNearing ? [wide, near] : [near, wide];
	const lists = { 'transform.scale': between(fills * first, fills * last, end), 'transform.x': between(-x, x, end), 'transform.y': between(-y, y, end) };
	return {
		...clip, transform: { ...clipDefaults.transform, x: round(-x), y: round(-y), scale: round(fills * first) },
		keyframes: Object.entries(lists).reduce((keyframes, [path, list]) => withList(keyframes, path, list), otherKeyframes(clip.keyframes)),
	};
};

/**
 * Lets stills move: slowly nearer or wider and a little aside, by keyframes of their place, from the first frame to the last. The frame is filled all the time. Which way a clip moves is decided by its id, so
 * that neighbours differ and the same clip moves the same way again. Takes the place of where the clip lay and moved before.
 */
export const moveGently = defineEdit({
	label: 'Move gently',
	args: z.object({ clipIds: z.array(z.string()).min(1) }),
	apply: (project, { clipIds }, newId) => {
		const draft = draftOf(project, newId);
		new Set(clipIds).forEach((id) => {
			const clip = openClip(draft, id);
			const asset = requiredAsset(draft, clip.assetId);
			if (asset.duration !== null || !asset.video || asset.source.type === 'drawn') {
				refuseEdit(`“${clip.name}” is no still picture. Only stills are moved gently.`);
			} else {
				draft.put(movedGently(clip, sequenceOfClip(draft, clip), asset.video));
			}
		});
		return draft.finish();
	},
});
