import type { ParameterSchema } from './parameter.ts';

const colourPattern = /^#[0-9a-f]{6}$/iu;

const numberProblem = (value: unknown, min: number, max: number): string | null => {
	if (typeof value !== 'number' || !Number.isFinite(value)) {
		return 'it must be a number';
	}
	if (value < min) {
		return `it must be at least ${min}`;
	}
	return value > max ? `it must be at most ${max}` : null;
};

/** Why `value` cannot be the value of a parameter, as a clause for a sentence ("it must be at most 4"), or null when it can. */
export const parameterProblem = (parameter: ParameterSchema, value: unknown): string | null => {
	switch (parameter.type) {
		case 'number': return numberProblem(value, parameter.min, parameter.max);
		case 'duration': return numberProblem(value, 0, Infinity);
		case 'colour': return typeof value === 'string' && colourPattern.test(value) ? null : 'it must be a colour such as #f2a33a';
		case 'choice': return parameter.choices.some(choice => choice.value === value) ? null : `it must be one of ${parameter.choices.map(choice => choice.value).join(', ')}`;
		case 'track': return typeof value === 'string' ? null : 'it must be a track';
		case 'text': return typeof value === 'string' ? null : 'it must be words';
		case 'switch': return typeof value === 'boolean' ? null : 'it must be true or false';
	}
};
