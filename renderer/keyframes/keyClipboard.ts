import { withKeyframes } from '../../electron/shared/keyframes/keyframeLists.ts';
import type { Keyframe } from '../../electron/shared/keyframes/keyframe.ts';
import type { Time } from '../../electron/shared/time/time.ts';
import { canHaveKeyframes, isAnimated } from '../../electron/shared/timeline/keyframable.ts';
import { effectsOf, recordOf } from '../../electron/shared/timeline/queries.ts';
import type { Clip, Project, Sequence, Track } from '../../electron/shared/timeline/records.ts';
import { keysByParameter } from './keySelection.ts';

/** Copied keyframes of one parameter: of clips, or of the effects of a type. */
export type CopiedKeys = { readonly effect: string | null; readonly path: string; readonly list: readonly Keyframe[] };

/** Copies of the selected keyframes. */
export const copiedKeys = (project: Project, names: Iterable<string>): readonly CopiedKeys[] => keysByParameter(names).flatMap(({ id, path, times }) => {
	const record = project[id];
	const chosen = new Set<number>(times);
	return record && isAnimated(record) ? [{ effect: record.kind === 'effect' ? record.type : null, path, list: (record.keyframes[path] ?? []).filter(({ time }) => chosen.has(time)) }] : [];
});

const isOfSound = (path: string): boolean => path === 'volume' || path === 'pan';

/** What `shapeKeyframes` is told so that the earliest copy lies at `timeOf` on each clip, track or master that takes it. One without an effect of the type gets none of its keyframes. */
export const pastedShapes = (project: Project, owners: readonly (Clip | Track | Sequence)[], copied: readonly CopiedKeys[], timeOf: (owner: Clip | Track | Sequence) => Time): readonly { readonly id: string; readonly path: string; readonly list: readonly Keyframe[] }[] => {
	const earliest = Math.min(...copied.map(({ list }) => list[0]?.time ?? Infinity));
	return owners.flatMap(owner => copied.flatMap(({ effect, path, list }) => {
		const isSound = owner.kind !== 'clip' || recordOf(project, 'track', owner.trackId)?.type === 'audio';
		const target = effect === null ? owner : effectsOf(project, owner.id).find(({ type }) => type === effect);
		if (!target || !canHaveKeyframes(target, path) || (effect === null && isOfSound(path) !== isSound)) {
			return [];
		}
		const copies = list.map(keyframe => ({ ...keyframe, time: timeOf(owner) + keyframe.time - earliest as Time }));
		return [{ id: target.id, path, list: withKeyframes(target.keyframes[path] ?? [], copies) }];
	}));
};
