import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { clipSchema, effectSchema, type Clip, type Track } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { copyEffects } from './effectCopies.ts';
import { openClips, requiredTrack } from './required.ts';

/** What can be taken over from one clip to another, and on which tracks it means something. */
const attributes = {
	transform: { types: ['video'], of: ({ transform }: Clip) => ({ transform }) },
	crop: { types: ['video'], of: ({ crop }: Clip) => ({ crop }) },
	opacity: { types: ['video'], of: ({ opacity, blend }: Clip) => ({ opacity, blend }) },
	volume: { types: ['audio'], of: ({ volume }: Clip) => ({ volume }) },
	pan: { types: ['audio'], of: ({ pan }: Clip) => ({ pan }) },
	fades: { types: ['video', 'audio'], of: ({ fadeIn, fadeOut, fadeInCurve, fadeOutCurve }: Clip) => ({ fadeIn, fadeOut, fadeInCurve, fadeOutCurve }) },
} satisfies Record<string, { types: readonly Track['type'][]; of: (clip: Clip) => Partial<Clip> }>;

/** The keyframes of some parameters ("transform.x" belongs to "transform") taken over, those of all others kept. */
const withKeyframes = (clip: Clip, from: Clip, names: readonly string[]): Clip => {
	const belongs = (path: string) => names.some(name => path === name || path.startsWith(`${name}.`));
	const kept = Object.entries(clip.keyframes).filter(([path]) => !belongs(path));
	return { ...clip, keyframes: Object.fromEntries([...kept, ...Object.entries(from.keyframes).filter(([path]) => belongs(path))]) };
};

/** Names of what can be pasted from one clip onto others. */
export const attributeNames = ['transform', 'crop', 'opacity', 'volume', 'pan', 'fades', 'effects'] as const satisfies readonly (keyof typeof attributes | 'effects')[];
export type AttributeName = (typeof attributeNames)[number];

/**
 * Gives clips the settings of another: position, crop, opacity with blend mode, fades for pictures; volume, pan, fades for sound; and effects, from pictures to pictures and from
 * sound to sound. Place, length and source
 * stay; keyframes of these settings come along. Takes a whole clip, since what was cut is no longer in the project. Settings that mean nothing on a clip's track are left out.
 */
export const pasteAttributes = defineEdit({
	label: 'Paste attributes',
	args: z.object({
		from: clipSchema,
		/** The effects of `from`, which take the place of those the clips have; others are left out. */
		effects: z.array(effectSchema).default([]),
		clipIds: z.array(z.string()).min(1), attributes: z.array(z.enum(attributeNames)).min(1),
	}),
	apply: (project, { from, effects, clipIds, attributes: chosen }, newId) => {
		const draft = draftOf(project, newId);
		const typeOfTrack = (clip: Clip) => draft.get('track', clip.trackId)?.type ?? null;
		const changed = openClips(draft, clipIds, false).flatMap((clip) => {
			const { type } = requiredTrack(draft, clip.trackId);
			const fitting = chosen.filter(name => name !== 'effects').filter(name => (attributes[name].types as readonly Track['type'][]).includes(type));
			return fitting.length === 0 ? [] : [withKeyframes(Object.assign({}, clip, ...fitting.map(name => attributes[name].of(from))) as Clip, from, fitting)];
		});
		const bringsEffects = chosen.includes('effects') && typeOfTrack(from) !== null;
		const goals = bringsEffects ? openClips(draft, clipIds, false).filter(clip => typeOfTrack(clip) === typeOfTrack(from)) : [];
		if (changed.length === 0 && goals.length === 0) {
			refuseEdit('None of these settings means anything for the chosen clips. Choose clips of the same type as the one copied.');
		}
		changed.forEach(clip => draft.put(clip));
		goals.forEach((clip) => {
			draft.effects(clip.id).forEach(effect => draft.remove(effect.id));
			copyEffects(draft, effects.filter(effect => effect.targetId === from.id), clip.id);
		});
		return draft.finish();
	},
});
