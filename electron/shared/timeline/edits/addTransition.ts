import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { durationSchema, flicksPerSecond, type Time } from '../../time/time.ts';
import { crossDissolve } from '../../transitions/crossDissolve.ts';
import { transitions } from '../../transitions/index.ts';
import { transitionSchema } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { openClip, sequenceOfClip } from './required.ts';
import { halfInFrames, roomForTransition } from './transitionPlace.ts';

/**
 * Changes from one clip to the next over a while, centred on the cut between them.
 *
 *     |   A   |   B   |   ->   |   A  ▷◁  B   |
 *
 * Needs source beyond the cut on both sides (handles); shortened to what they allow, refused when they allow none. Takes the place of a
 * transition that is there already. Clips do not move.
 */
export const addTransition = defineEdit({
	label: 'Add transition',
	args: z.object({
		fromClipId: z.string(), toClipId: z.string(), type: z.string().default(crossDissolve.name),
		/** Snapped to an even number of frames. Null: what the sequence says, else one second. */
		duration: durationSchema.nullable().default(null),
		parameters: transitionSchema.shape.parameters.default({}),
	}),
	apply: (project, { fromClipId, toClipId, type, duration, parameters }, newId) => {
		if (!transitions.some(transition => transition.name === type)) {
			refuseEdit(`There is no transition called “${type}”. Choose one of: ${transitions.map(transition => transition.name).join(', ')}.`);
		}
		const draft = draftOf(project, newId);
		const from = openClip(draft, fromClipId);
		const to = openClip(draft, toClipId);
		const { frame, longest } = roomForTransition(draft, from, to);
		draft.transitions(from.trackId).filter(other => other.fromClipId === from.id).forEach(other => draft.remove(other.id));
		draft.put({
			kind: 'transition', id: newId('transition'), trackId: from.trackId, fromClipId, toClipId, type, parameters,
			duration: Math.min(longest, 2 * halfInFrames(duration ?? sequenceOfClip(draft, from).transitionLength ?? flicksPerSecond as Time, frame)) as Time,
		});
		return draft.finish();
	},
});
