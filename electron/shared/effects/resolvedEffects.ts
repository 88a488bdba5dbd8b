import type { ParameterSchema } from '../parameters/parameter.ts';
import { valueAt } from '../keyframes/valueAt.ts';
import type { Time } from '../time/time.ts';
import { recordOf } from '../timeline/queries.ts';
import type { Clip, Effect, Project } from '../timeline/records.ts';
import { clipMask } from './clipMask.ts';
import { pictureEffectNamed } from './index.ts';
import { lut } from './lut.ts';
import { maskAt, maskKeyframes } from './maskAt.ts';
import type { Operation } from './operation.ts';
import { lutTable, type LutTable } from './lutTable.ts';
import type { Shape } from './shape.ts';
import type { EffectPlace, EffectValues, PictureEffect, Shadow } from './pictureEffect.ts';

/** The value of every parameter by name: what the record says, or the default. */
export type EffectParameters = Readonly<Record<string, number | string | boolean | readonly number[]>>;

/** An effect at one moment, ready to be drawn. Plain data, so that plans can be compared. */
export type ResolvedEffect = {
	readonly type: string; readonly parameters: EffectParameters;
	/** Where it works; absent: everywhere. */
	readonly mask?: Shape;
	/** The mask in every frame of the stretch that is drawn, where it moves and the whole stretch is drawn at once. */
	readonly maskPath?: readonly Shape[];
	/** The table of colours of a LUT. */
	readonly table?: LutTable;
};

const nameOf = (parameter: ParameterSchema): string => parameter.path.replace(/^parameters\./u, '');

const valueOf = (effect: Effect, parameter: ParameterSchema, at: Time): number | string | boolean | readonly number[] => {
	const value = valueAt(effect, parameter.path, at);
	// A stored value was checked when it was set; one of another kind comes from another version and gives way to the default.
	return typeof value === typeof parameter.default ? value as number | string | boolean | readonly number[] : parameter.default;
};

/** An effect's record with what it takes from the project. */
export type LayerEffect = Effect & { readonly table?: LutTable };

const resolved = (effect: LayerEffect, definition: PictureEffect, at: Time): ResolvedEffect => {
	const mask = maskAt(effect, at);
	return { type: effect.type, parameters: Object.fromEntries(definition.parameters.map(parameter => [nameOf(parameter), valueOf(effect, parameter, at)])), ...mask && { mask }, ...effect.table && { table: effect.table } };
};

const withTable = (project: Project, effect: Effect): LayerEffect => {
	const id = effect.type === lut.name ? effect.parameters['table'] : undefined;
	const record = typeof id === 'string' ? recordOf(project, 'lut', id) : undefined;
	return record ? { ...effect, table: lutTable(record) } : effect;
};

/** The effects of a clip's picture that are switched on and known here, in order; its mask, which cuts the picture out, comes last. */
export const effectsOnPicture = (project: Project, clip: Clip, effects: readonly Effect[]): readonly LayerEffect[] => [
	...effects.filter(effect => effect.isEnabled && pictureEffectNamed(effect.type)).map(effect => withTable(project, effect)),
	...clip.mask ? [{ kind: 'effect' as const, id: `${clip.id} mask`, targetId: clip.id, type: clipMask.name, order: effects.length, isEnabled: true, parameters: {}, mask: clip.mask, keyframes: maskKeyframes(clip.keyframes) }] : [],
];

/** The effects on a picture that are switched on and known here, at a moment of their target's own time. Those of a newer version are passed over. */
export const resolvedEffects = (effects: readonly LayerEffect[], at: Time): readonly ResolvedEffect[] => effects.flatMap((effect) => {
	const definition = effect.isEnabled ? pictureEffectNamed(effect.type) : undefined;
	return definition ? [resolved(effect, definition, at)] : [];
});

const colourOf = (text: string): readonly [number, number, number] => {
	const code = Number.parseInt(text.slice(1), 16);
	return [(code >> 16 & 255) / 255, (code >> 8 & 255) / 255, (code & 255) / 255];
};

/** Reads parameters by name and kind. Throws for a name or a kind the effect does not have: that is a slip in its own file. */
export const effectValues = (parameters: EffectParameters, table: LutTable | null = null): EffectValues => {
	const read = <Value>(name: string, isRight: (value: unknown) => value is Value): Value => {
		const value: unknown = parameters[name];
		if (!isRight(value)) {
			throw new Error(`There is no such parameter: ${name}.`);
		}
		return value;
	};
	const text = (name: string) => read(name, (value): value is string => typeof value === 'string');
	return {
		number: name => read(name, (value): value is number => typeof value === 'number'),
		isOn: name => read(name, (value): value is boolean => typeof value === 'boolean'),
		text,
		numbers: name => read(name, (value): value is readonly number[] => Array.isArray(value)),
		colour: name => colourOf(text(name)),
		table,
	};
};

/** What one effect does, inside its mask if it has one; the mask of a clip cuts it out. */
const operationsOfOne = ({ type, parameters, mask, maskPath, table }: ResolvedEffect, place: EffectPlace): readonly Operation[] => {
	const where = mask && { shape: mask, ...maskPath && { path: maskPath } };
	if (type === clipMask.name) {
		return where ? [{ type: 'cut-out', ...where }] : [];
	}
	const operations = pictureEffectNamed(type)?.operations(effectValues(parameters, table ?? null), place) ?? [];
	return where && operations.length > 0 ? [{ type: 'masked', ...where, operations }] : operations;
};

/** Everything a chain of effects does to a picture, in order. */
export const operationsOf = (effects: readonly ResolvedEffect[], place: EffectPlace): readonly Operation[] => effects.flatMap(effect => operationsOfOne(effect, place));

/** The shadows a chain of effects throws, in order: the first lies highest. */
export const shadowsOf = (effects: readonly ResolvedEffect[]): readonly Shadow[] =>
	effects.flatMap(effect => pictureEffectNamed(effect.type)?.shadow?.(effectValues(effect.parameters)) ?? []);
