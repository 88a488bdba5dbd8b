import { shiftedKeyframes } from '../../keyframes/keyframeLists.ts';
import type { Effect } from '../records.ts';
import type { Draft } from './draft.ts';

/** Puts copies of effects on another target, behind those it has; their keyframes moved by `by`, where the target's head lies elsewhere on the picture. */
export const copyEffects = (draft: Draft, effects: readonly Effect[], targetId: string, by = 0): void => {
	const first = draft.effects(targetId).length;
	effects.toSorted((a, b) => a.order - b.order)
		.forEach((effect, place) => draft.put({ ...effect, id: draft.newId('effect'), targetId, order: first + place, keyframes: shiftedKeyframes(effect.keyframes, by) }));
};

/** Keeps the keyframes of a clip's effects on the picture they were set on when its head moves over it by −`by`. */
export const shiftEffects = (draft: Draft, clipId: string, by: number): void =>
	draft.effects(clipId).forEach(effect => draft.put({ ...effect, keyframes: shiftedKeyframes(effect.keyframes, by) }));

/** Writes the order of a list of effects into them: 0, 1, 2 … */
export const renumberEffects = (draft: Draft, effects: readonly Effect[]): void =>
	effects.forEach((effect, order) => draft.put({ ...effect, order }));
