import { withKeyframes } from '../../electron/shared/keyframes/keyframeLists.ts';
import type { Keyframe } from '../../electron/shared/keyframes/keyframe.ts';
import type { Time } from '../../electron/shared/time/time.ts';
import { isAnimated } from '../../electron/shared/timeline/keyframable.ts';
import { effectsOf, recordOf } from '../../electron/shared/timeline/queries.ts';
import type { Clip, Project } from '../../electron/shared/timeline/records.ts';
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

/** What `shapeKeyframes` is told so that the earliest copy lies at `time` on each clip that takes it. A clip without an effect of the type gets none of its keyframes. */
export const pastedShapes = (project: Project, clips: readonly Clip[], copied: readonly CopiedKeys[], timeOf: (clip: Clip) => Time): readonly { readonly id: string; readonly path: string; readonly list: readonly Keyframe[] }[] => {
	const earliest = Math.min(...copied.map(({ list }) => list[0]?.time ?? Infinity));
	return clips.flatMap(clip => copied.flatMap(({ effect, path, list }) => {
		const isSound = recordOf(project, 'track', clip.trackId)?.type === 'audio';
		const target = effect === null ? clip : effectsOf(project, clip.id).find(({ type }) => type === effect);
		if (!target || (effect === null && isOfSound(path) !== isSound)) {
			return [];
		}
		const copies = list.map(keyframe => ({ ...keyframe, time: timeOf(clip) + keyframe.time - earliest as Time }));
		return [{ id: target.id, path, list: withKeyframes(target.keyframes[path] ?? [], copies) }];
	}));
};
