import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { lut as lutEffect } from '../../effects/lut.ts';
import { lutSchema, type Effect, type Lut } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { openClip, openEffect, requiredTrack } from './required.ts';

/**
 * Puts a table of colours into the project, so that nothing is lost when its file moves, and gives it to effects that are there (`effectIds`) or to clips, as a new effect each (`clipIds`). A table that is in the
 * project already is not kept twice.
 */
export const addLut = defineEdit({
	label: 'Add LUT',
	args: z.object({
		name: lutSchema.shape.name, dimensions: lutSchema.shape.dimensions, size: lutSchema.shape.size,
		domainMin: lutSchema.shape.domainMin, domainMax: lutSchema.shape.domainMax, values: lutSchema.shape.values,
		clipIds: z.array(z.string()).default([]), effectIds: z.array(z.string()).default([]),
	}),
	apply: (project, { clipIds, effectIds, ...table }, newId) => {
		const draft = draftOf(project, newId);
		const isSame = (record: Lut) => record.values === table.values && record.size === table.size && record.dimensions === table.dimensions
			&& record.domainMin.join() === table.domainMin.join() && record.domainMax.join() === table.domainMax.join();
		const record = Object.values(project).filter(candidate => candidate.kind === 'lut').find(isSame) ?? { kind: 'lut', id: newId('lut'), ...table };
		draft.put(record);
		effectIds.forEach((id) => {
			const effect = openEffect(draft, id);
			draft.put(effect.type === lutEffect.name ? { ...effect, parameters: { ...effect.parameters, table: record.id } } : refuseEdit('Only a LUT effect has a table.'));
		});
		clipIds.forEach((id) => {
			const clip = openClip(draft, id);
			if (requiredTrack(draft, clip.trackId).type !== 'video') {
				refuseEdit(`“${clip.name}” is sound. A LUT changes pictures.`);
			}
			const effect: Effect = { kind: 'effect', id: newId('effect'), targetId: id, type: lutEffect.name, order: draft.effects(id).length, isEnabled: true, parameters: { table: record.id }, keyframes: {} };
			draft.put(effect);
		});
		return draft.finish();
	},
});
