import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { effectDescribed, effectDescriptions } from '../../effects/effectDescriptions.ts';
import type { EffectDescription } from '../../effects/effectDescription.ts';
import { effectSchema, type Clip, type Effect, type Sequence, type Track } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf, type Draft } from './draft.ts';
import { renumberEffects } from './effectCopies.ts';
import { checkedParameters } from './effectParameters.ts';
import { openEffectTarget, requiredTrack } from './required.ts';

/** Refuses an effect where there is nothing for it to change. */
const refuseWrongMedium = (draft: Draft, effect: EffectDescription, target: Clip | Track | Sequence): void => {
	if (target.kind !== 'clip' && effect.medium === 'picture') {
		refuseEdit(`“${effect.label}” changes the picture of clips. To change all of a track or film, put an adjustment clip above it and the effect on that.`);
	}
	if (target.kind === 'sequence') {
		return;
	}
	const track = target.kind === 'track' ? target : requiredTrack(draft, target.trackId);
	if ((track.type === 'video') !== (effect.medium === 'picture')) {
		refuseEdit(`“${effect.label}” changes ${effect.medium === 'picture' ? 'pictures' : 'sound'}, which “${target.name}” on ${track.type === 'video' ? 'a video' : 'an audio'} track does not have.`);
	}
};

/**
 * Puts an effect on clips, tracks or sequences: one record for each, done after those that are there unless `order` says otherwise.
 *
 *     A: blur, vignette   ->   A: blur, vignette, grain
 *
 * Parameters not given have their defaults.
 */
export const addEffect = defineEdit({
	label: 'Add effect',
	describe: ({ type }) => `Add ${effectDescribed(type)?.label.toLowerCase() ?? 'effect'}`,
	args: z.object({
		targetIds: z.array(z.string()).min(1),
		type: z.string(),
		parameters: effectSchema.shape.parameters.default({}),
		/** Place among the target's effects; null: the last. */
		order: z.int().nonnegative().nullable().default(null),
	}),
	apply: (project, { targetIds, type, parameters, order }, newId) => {
		const description = effectDescribed(type) ?? refuseEdit(`There is no effect called “${type}”. Choose one of: ${effectDescriptions.map(effect => effect.name).join(', ')}.`);
		const draft = draftOf(project, newId);
		new Set(targetIds).forEach((targetId) => {
			refuseWrongMedium(draft, description, openEffectTarget(draft, targetId));
			const present = draft.effects(targetId);
			const place = Math.min(order ?? present.length, present.length);
			const effect: Effect = {
				kind: 'effect', id: newId('effect'), targetId, type, order: place, isEnabled: true, parameters: checkedParameters(type, parameters), keyframes: {},
			};
			renumberEffects(draft, present.toSpliced(place, 0, effect));
		});
		return draft.finish();
	},
});
