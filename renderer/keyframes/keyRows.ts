import { effectDescribed } from '../../electron/shared/effects/effectDescriptions.ts';
import type { Keyframe } from '../../electron/shared/keyframes/keyframe.ts';
import { clipParameters } from '../../electron/shared/parameters/clipParameters.ts';
import type { ParameterSchema } from '../../electron/shared/parameters/parameter.ts';
import type { Animated } from '../../electron/shared/timeline/keyframable.ts';
import { effectsOf } from '../../electron/shared/timeline/queries.ts';
import type { Clip, Project, Sequence, Track } from '../../electron/shared/timeline/records.ts';

/** One animated parameter of a clip or of an effect on it. Moments count from the clip's start. */
export type KeyRow = {
	readonly record: Animated;
	readonly path: string;
	readonly label: string;
	/** Null where an effect is not known here. */
	readonly parameter: ParameterSchema | null;
	readonly list: readonly Keyframe[];
};

const ofClip = [...clipParameters.speed, ...clipParameters.picture, ...clipParameters.sound];

const rowsOf = (record: Animated, parameters: readonly ParameterSchema[], words: (label: string) => string): readonly KeyRow[] => {
	const place = (path: string) => parameters.findIndex(parameter => parameter.path === path);
	return Object.entries(record.keyframes).toSorted(([a], [b]) => place(a) - place(b)).map(([path, list]) => {
		const parameter = parameters[place(path)] ?? null;
		return { record, path, label: words(parameter?.label ?? path), parameter, list };
	});
};

/** The animated parameters of a clip, in the order of the inspector, then those of its effects; so of a track or of the master, whose levels have the names of a clip's. */
export const keyRowsOf = (project: Project, owner: Clip | Track | Sequence): readonly KeyRow[] => [
	...rowsOf(owner, ofClip, label => label),
	...effectsOf(project, owner.id).flatMap((effect) => {
		const described = effectDescribed(effect.type);
		return rowsOf(effect, described?.parameters ?? [], label => `${described?.label ?? effect.type}: ${label}`);
	}),
];

/** How many there are; cheaper than making them. */
export const keyRowCount = (project: Project, clip: Clip): number =>
	effectsOf(project, clip.id).reduce((sum, effect) => sum + Object.keys(effect.keyframes).length, Object.keys(clip.keyframes).length);
