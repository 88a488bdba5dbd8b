import type { Keyframe } from '../../electron/shared/keyframes/keyframe.ts';
import type { Project } from '../../electron/shared/timeline/records.ts';
import { limitedRise } from '../curves/curveHandles.ts';
import { keyRowsOf, type KeyRow } from './keyRows.ts';
import { keysByParameter } from './keySelection.ts';

const rowOf = (project: Project, id: string, path: string): KeyRow | undefined => {
	const record = project[id];
	const owner = record?.kind === 'effect' ? project[record.targetId] : record;
	return owner && (owner.kind === 'clip' || owner.kind === 'track' || owner.kind === 'sequence')
		? keyRowsOf(project, owner).find(row => row.record.id === id && row.path === path)
		: undefined;
};

/** What `shapeKeyframes` is told so that the named keyframes have so many steps of their parameter more, within what it may be. Those that are no numbers are left out. */
export const raisedKeys = (project: Project, names: Iterable<string>, steps: number): readonly { readonly id: string; readonly path: string; readonly list: readonly Keyframe[] }[] =>
	keysByParameter(names).flatMap(({ id, path, times }) => {
		const row = rowOf(project, id, path);
		const chosen = new Set<number>(times);
		const movers = row?.list.filter(({ time }) => chosen.has(time)) ?? [];
		if (row?.parameter?.type !== 'number' || movers.length === 0) {
			return [];
		}
		const { parameter } = row;
		const by = limitedRise(movers.map(({ value }) => Number(value)), steps * parameter.step, parameter);
		// Sums of hundredths stay hundredths.
		const raised = (value: Keyframe['value']) => Math.round((Number(value) + by) * 1e6) / 1e6;
		return by === 0 ? [] : [{ id, path, list: row.list.map(keyframe => chosen.has(keyframe.time) ? { ...keyframe, value: raised(keyframe.value) } : keyframe) }];
	});
