import { z } from 'zod';
import { clipSchema } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { raisedLevel } from './raisedLevel.ts';
import { openClip } from './required.ts';

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
		changes.forEach(({ clipId, by }) => draft.put(clipSchema.parse(raisedLevel(openClip(draft, clipId), 'volume', by))));
		return draft.finish();
	},
});
