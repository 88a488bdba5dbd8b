import { z } from 'zod';
import { CallFailed, refuseEdit } from '../../contract/failure.ts';
import { canHaveKeyframes } from '../keyframable.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { refuseForbidden, wordsFor } from './property.ts';
import { raisedLevel } from './raisedLevel.ts';

/**
 * Raises or lowers volumes, pans and opacities of clips, tracks or the master by so much each, in one step: what dragging their line comes to.
 *
 *     ◆‾‾‾◆__◆   ->   all three by −3 dB
 *
 * A level that moves keeps its shape: every keyframe is raised alike, and those at nothing stay there. None leaves what it may be. Clips of locked tracks are refused.
 */
export const changeLevels = defineEdit({
	label: 'Change levels',
	describe: ({ changes }) => {
		const [first, ...others] = new Set(changes.map(({ path }) => wordsFor(path)));
		return others.length === 0 ? `Change ${first}` : 'Change levels';
	},
	args: z.object({
		changes: z.array(z.object({
			id: z.string(),
			path: z.enum(['volume', 'opacity', 'pan']),
			/** In dB for volumes, of 1 for opacity, of −1 (left) to 1 for pan. */
			by: z.number().min(-72).max(72),
		})).min(1),
	}),
	apply: (project, { changes }, newId) => {
		const draft = draftOf(project, newId);
		changes.forEach(({ id, path, by }) => {
			const kind = draft.base[id]?.kind;
			const record = (kind && draft.get(kind, id)) ?? refuseEdit(`There is nothing called ${id} in this project. It may have been removed.`);
			if (record.kind === 'effect' || !canHaveKeyframes(record, path)) {
				throw new CallFailed({ kind: 'invalid-request', problem: `A ${record.kind} has no ${wordsFor(path)}.` });
			}
			refuseForbidden(draft, record, path);
			draft.put(raisedLevel(record, path, by));
		});
		return draft.finish();
	},
});
