import { refuseEdit } from '../../contract/failure.ts';
import { drawingNamed, drawings } from '../../drawing/index.ts';
import { drawingParameters, parameterName, wordOf, type DrawingDefinition, type DrawingParameters } from '../../drawing/defineDrawing.ts';

/** The drawing, or a refusal that lists what there is. */
export const requiredDrawing = (name: string): DrawingDefinition =>
	drawingNamed(name) ?? refuseEdit(`There is no title or generator called “${name}”. There are: ${drawings.map(drawing => drawing.name).join(', ')}.`);

/** What is wrong with a value, or null. Numbers beyond their bounds are not wrong: they are brought within. */
const problemWith = (definition: DrawingDefinition, name: string, value: number | string | boolean): string | null => {
	const schema = definition.parameters.find(({ path }) => parameterName(path) === name);
	if (!schema) {
		return `A ${definition.label.toLowerCase()} has nothing called “${name}”. It has: ${definition.parameters.map(({ path }) => parameterName(path)).join(', ')}.`;
	}
	const kept = drawingParameters(definition, { [name]: value })[name];
	const isBrought = schema.type === 'number' && typeof value === 'number' && Number.isFinite(value);
	// A font of another version is kept as it is; whoever draws it says what stands in.
	return kept === value || isBrought || (name === 'font' && typeof value === 'string') ? null : `The ${schema.label.toLowerCase()} of a ${definition.label.toLowerCase()} cannot be “${String(value)}”.`;
};

/** Values that the drawing takes, numbers within their bounds; refuses names it does not have and values of the wrong kind. */
export const fittingValues = (definition: DrawingDefinition, values: DrawingParameters): DrawingParameters => {
	const bounded = drawingParameters(definition, values);
	return Object.fromEntries(Object.entries(values).map(([name, value]) => {
		const problem = problemWith(definition, name, value);
		if (problem !== null) {
			return refuseEdit(problem);
		}
		return [name, name === 'font' ? value : bounded[name] ?? value];
	}));
};

const longestName = 40;

/** What a clip of a drawing is called: its first words, or the drawing's own name. */
export const nameOfDrawing = (definition: DrawingDefinition, stored: DrawingParameters): string => {
	const line = wordOf(drawingParameters(definition, stored), 'text').split('\n').map(words => words.trim()).find(words => words !== '');
	if (line === undefined) {
		return definition.label;
	}
	return [...line].length > longestName ? `${[...line].slice(0, longestName).join('').trimEnd()}…` : line;
};
