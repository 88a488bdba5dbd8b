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

const isListOf = (value: unknown, length: number): value is number[] =>
	Array.isArray(value) && value.length === length && value.every(part => typeof part === 'number' && Number.isFinite(part));

const curveProblem = (value: unknown): string | null => {
	if (!Array.isArray(value) || value.length < 4 || value.length > 64 || !isListOf(value, 2 * Math.floor(value.length / 2))) {
		return 'it must be two to 32 points: x, y, x, y …';
	}
	const isInside = value.every(part => part >= 0 && part <= 1);
	const isInOrder = value.every((part, place) => place % 2 === 1 || place === 0 || part > (value[place - 2] ?? 0));
	return isInside && isInOrder ? null : 'its points must lie between 0 and 1, each further right than the one before';
};

/** Why `value` cannot be the value of a parameter, as a clause for a sentence ("it must be at most 4"), or null when it can. */
export const parameterProblem = (parameter: ParameterSchema, value: unknown): string | null => {
	switch (parameter.type) {
		case 'number': return numberProblem(value, parameter.min, parameter.max);
		case 'duration': return numberProblem(value, 0, Infinity);
		case 'colour': return typeof value === 'string' && colourPattern.test(value) ? null : 'it must be a colour such as #f2a33a';
		case 'choice': return parameter.choices.some(choice => choice.value === value) ? null : `it must be one of ${parameter.choices.map(choice => choice.value).join(', ')}`;
		case 'track': return typeof value === 'string' ? null : 'it must be a track';
		case 'lut': return typeof value === 'string' ? null : 'it must be a table of the project';
		case 'text': return typeof value === 'string' ? null : 'it must be words';
		case 'wheel': return isListOf(value, 4) && value.every(part => Math.abs(part) <= 1) ? null : 'it must be four numbers from −1 to 1: red, green, blue and all';
		case 'curve': return curveProblem(value);
		case 'switch': return typeof value === 'boolean' ? null : 'it must be true or false';
	}
};
