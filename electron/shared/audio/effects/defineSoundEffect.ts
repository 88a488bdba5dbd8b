import type { EffectDescription } from '../../effects/effectDescription.ts';
import type { SingleParameter } from '../../parameters/parameter.ts';

/** The settings of one effect by name; complete and within bounds (`soundValues`). */
export type SoundValues = Readonly<Record<string, number | string | boolean>>;

/**
 * One sound effect. It is heard through `create` alone, in the AudioWorklet and in the export, so it must be made of the arithmetic that is the same in every engine
 * (`exactMath.ts`), and must not care how sound is cut into blocks.
 */
export type SoundEffectDefinition = Omit<EffectDescription, 'parameters'> & {
	readonly medium: 'sound';
	readonly parameters: readonly SingleParameter[];
	/** What it is for, in one line. */
	readonly summary: string;
	/** Samples by which what comes out is late; the mixer makes up for it. Default 0. */
	readonly latency?: number;
	/** Samples of sound after which a beginning from silence cannot be told from having run for ever (less than 80 dB below the sound). */
	readonly settling: (values: SoundValues) => number;
	/** Whether these settings leave sound as it is. Such an effect is not run. Default: never. */
	readonly isNeutral?: (values: SoundValues) => boolean;
	readonly create: () => SoundProcessor;
};

/** A running effect: its memory of the sound so far. */
export type SoundProcessor = {
	/** Takes settings. May be called while it sounds; the memory goes on. Called before the first `process`. */
	readonly tune: (values: SoundValues) => void;
	/** Changes both sides in place. `key` is the sound of the track it listens to, equally long, or null when there is none. */
	readonly process: (left: Float32Array, right: Float32Array, key: SoundKey | null) => void;
	/** By how many dB it turned the last sample down, for display. Absent for effects that do not. */
	readonly reduction?: () => number;
};

/** Another track's sound, listened to only. */
export type SoundKey = { readonly left: Float32Array; readonly right: Float32Array };

/** A numeric setting. Throws when the effect has none of that name: a bug in the effect. */
export const numberIn = (values: SoundValues, name: string): number => {
	const value = values[name];
	if (typeof value !== 'number') {
		throw new Error(`The effect has no number called ${name}.`);
	}
	return value;
};

const checked = (schema: SingleParameter, stored: unknown): number | string | boolean => {
	switch (schema.type) {
		case 'number': return typeof stored === 'number' && Number.isFinite(stored) ? Math.max(schema.min, Math.min(schema.max, stored)) : schema.default;
		case 'switch': return typeof stored === 'boolean' ? stored : schema.default;
		case 'choice': return schema.choices.some(choice => choice.value === stored) ? String(stored) : schema.default;
		default: return typeof stored === typeof schema.default ? stored as number | string : schema.default;
	}
};

/** The settings of an effect from what a record holds: what is missing or of the wrong kind gets its default, numbers come within their bounds, and what the effect does not know is left out. */
export const soundValues = (definition: SoundEffectDefinition, stored: Readonly<Record<string, unknown>>): SoundValues =>
	Object.fromEntries(definition.parameters.map((schema) => {
		const name = schema.path.replace(/^parameters\./u, '');
		return [name, checked(schema, stored[name])];
	}));
