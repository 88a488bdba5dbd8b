import { z } from 'zod';
import type { Keyframe } from '../../keyframes/keyframe.ts';
import { clipSchema, type Clip } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { openClip } from './required.ts';

const changed = (volume: number, by: number): number => Math.max(-60, Math.min(12, volume + by));

/** Where a volume that moves comes from silence, or goes there, it still does. */
const changedKeyframe = (keyframe: Keyframe, by: number): Keyframe =>
	(typeof keyframe.value === 'number' && keyframe.value > -60 ? { ...keyframe, value: Math.max(-59.9, changed(keyframe.value, by)) } : keyframe);

const louder = (clip: Clip, by: number): Clip => {
	const volumes = clip.keyframes['volume'];
	return {
		...clip, volume: changed(clip.volume, by),
		keyframes: volumes ? { ...clip.keyframes, volume: volumes.map(keyframe => changedKeyframe(keyframe, by)) } : clip.keyframes,
	};
};

/**
 * Makes clips louder or quieter by so many dB each, in one step.
 *
 *     A: −3 dB, B: 0 dB   ->   A: +1 dB, B: −6 dB   (A by +4, B by −6)
 *
 * A volume that moves keeps its shape: every keyframe is raised alike, and those at silence stay there. No volume leaves −60…+12 dB.
 */
export const changeVolume = defineEdit({
	label: 'Change volume',
	args: z.object({
		changes: z.array(z.object({ clipId: z.string(), by: z.number().min(-72).max(72) })).min(1),
		/** What the history calls it. */
		label: z.string().min(1).max(80).nullable().default(null),
	}),
	describe: ({ label }) => label ?? 'Change volume',
	apply: (project, { changes }, newId) => {
		const draft = draftOf(project, newId);
		changes.forEach(({ clipId, by }) => draft.put(clipSchema.parse(louder(openClip(draft, clipId), by))));
		return draft.finish();
	},
});
