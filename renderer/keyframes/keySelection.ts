import { keyframeAt } from '../../electron/shared/keyframes/keyframeLists.ts';
import type { Keyframe } from '../../electron/shared/keyframes/keyframe.ts';
import type { Time } from '../../electron/shared/time/time.ts';
import { isAnimated } from '../../electron/shared/timeline/keyframable.ts';
import type { Project } from '../../electron/shared/timeline/records.ts';

/** One keyframe by its record, parameter and moment (of the record's own time). */
export type KeyRef = { readonly id: string; readonly path: string; readonly time: Time };

/** Keyframes of one parameter, as the edits take them. */
export type KeysOf = { readonly id: string; readonly path: string; readonly times: readonly Time[] };

/** The name a keyframe has in a selection. Ids and paths hold no blanks. */
export const keyName = ({ id, path, time }: KeyRef): string => `${id} ${path} ${time}`;

export const keyNamed = (name: string): KeyRef => {
	const [id = '', path = '', time = ''] = name.split(' ');
	return { id, path, time: Number(time) as Time };
};

/** The named keyframe, or undefined when it is no longer there. */
export const keyframeNamed = (project: Project, name: string): Keyframe | undefined => {
	const { id, path, time } = keyNamed(name);
	const record = project[id];
	return record && isAnimated(record) ? keyframeAt(record.keyframes[path] ?? [], time) : undefined;
};

/** Selected keyframes by parameter, each in order of time. */
export const keysByParameter = (names: Iterable<string>): readonly KeysOf[] => {
	const groups = new Map<string, { id: string; path: string; times: Time[] }>();
	for (const { id, path, time } of [...names].map(keyNamed)) {
		const group = groups.get(`${id} ${path}`) ?? { id, path, times: [] };
		groups.set(`${id} ${path}`, group);
		group.times.push(time);
	}
	return [...groups.values()].map(group => ({ ...group, times: group.times.toSorted((a, b) => a - b) }));
};

const listOf = (project: Project, id: string, path: string): readonly Keyframe[] => {
	const record = project[id];
	return record && isAnimated(record) ? record.keyframes[path] ?? [] : [];
};

/**
 * What selected keyframes are called after an edit that moved them by `by`. Points of a speed ramp are moved by others' speeds as well: of as many as before, each is the one at
 * its place.
 */
export const namesAfter = (before: Project, after: Project, names: Iterable<string>, by: number): ReadonlySet<string> => new Set([...names].map((name) => {
	const key = keyNamed(name);
	const moved = keyName({ ...key, time: key.time + by as Time });
	const [old, now] = [before, after].map(project => listOf(project, key.id, key.path));
	if (key.path !== 'speed' || !old || old.length !== now?.length || (by !== 0 && keyframeNamed(after, moved))) {
		return moved;
	}
	const place = old.findIndex(({ time }) => time === key.time);
	return keyName({ ...key, time: now[place]?.time ?? key.time });
}));
