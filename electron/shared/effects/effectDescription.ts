import type { ParameterSchema } from '../parameters/parameter.ts';

/** What everyone who lists, adds or shows an effect must know of it; how it is drawn or heard is its own file's business. */
export type EffectDescription = {
	/** What records call it; never changed once released. */
	readonly name: string;
	readonly label: string;
	/** Heading in the list of effects. */
	readonly group: string;
	/** What it changes: pictures (clips of video tracks, sequences) or sound (clips of audio tracks, audio tracks, sequences). */
	readonly medium: 'picture' | 'sound';
	/** Paths begin with "parameters.". */
	readonly parameters: readonly ParameterSchema[];
};
