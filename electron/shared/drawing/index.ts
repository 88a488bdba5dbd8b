import { generators } from '../generators/index.ts';
import { caption } from '../titles/caption.ts';
import { titles } from '../titles/index.ts';
import { flicksPerSecond, type Time } from '../time/time.ts';
import type { Size } from '../render/geometry.ts';
import type { DrawingContext } from './context.ts';
import { drawingParameters, wordOf, type DrawingDefinition, type DrawingParameters, type DrawnText } from './defineDrawing.ts';
import { fontFamilies, fontStack, type FontFace, type GlyphCoverage } from './fonts.ts';
import { shownText } from './glyphs.ts';

/** What can be put on the timeline as a drawing. */
export const drawings: readonly DrawingDefinition[] = [...titles, ...generators];

/** The drawing called `name`, a caption among them; undefined for one this version does not have. */
export const drawingNamed = (name: string): DrawingDefinition | undefined => [...drawings, caption].find(drawing => drawing.name === name);

/** One frame of a drawing, as plain data. */
export type DrawnFrame = {
	readonly drawing: string; readonly parameters: DrawingParameters;
	/** From the clip's beginning to the middle of the frame, and the clip's length. */
	readonly at: Time; readonly duration: Time;
};

const sceneOf = (frame: DrawnFrame, definition: DrawingDefinition) => ({
	seconds: frame.at / flicksPerSecond, durationSeconds: frame.duration / flicksPerSecond, parameters: drawingParameters(definition, frame.parameters),
});

/** Draws a frame onto a canvas of `size`, which is cleared first. What this version does not know is left transparent. */
export const drawFrame = (context: DrawingContext, frame: DrawnFrame, size: Size, fonts: GlyphCoverage): readonly DrawnText[] => {
	context.clearRect(0, 0, size.width, size.height);
	const definition = drawingNamed(frame.drawing);
	if (!definition) {
		return [];
	}
	context.save();
	const texts = definition.draw({ context, size, ...sceneOf(frame, definition), fonts });
	context.restore();
	return texts;
};

/** How a frame looks, as a word: two frames of the same drawing, parameters and size with the same word are the same picture. */
export const frameState = (frame: DrawnFrame): string => {
	const definition = drawingNamed(frame.drawing);
	return definition ? definition.stateAt(sceneOf(frame, definition)) : 'unknown';
};

/** The texts of a drawing with these parameters, in the order in which they are read. */
const textsOf = (definition: DrawingDefinition, parameters: DrawingParameters): readonly string[] =>
	definition.parameters.flatMap(({ type, path }) => (type === 'text' ? [wordOf(parameters, path.split('.').at(-1) ?? '')] : []));

/** The faces that must be loaded before a drawing with these parameters can be drawn. */
export const facesFor = (name: string, stored: DrawingParameters): readonly FontFace[] => {
	const definition = drawingNamed(name);
	if (!definition) {
		return [];
	}
	const parameters = drawingParameters(definition, stored);
	const [family, weight, isItalic] = [wordOf(parameters, 'font'), Number(wordOf(parameters, 'weight')) || 400, parameters['italic'] === true];
	// Second lines are lighter, and a card's is Inter's; a countdown's numbers are bold.
	const text = textsOf(definition, parameters).join('\n');
	return [...new Set([[family, weight], [family, Math.min(500, weight)], ['Inter', 400], ['Inter', 700]].flatMap(([name_, weight_]) => fontStack(text, String(name_), Number(weight_), isItalic)))];
};

/** What cannot be drawn as it was meant, as sentences: unknown fonts, characters of another font, characters no font here has. Empty when all is well. */
export const drawingProblems = (name: string, stored: DrawingParameters, covers: GlyphCoverage): readonly string[] => {
	const definition = drawingNamed(name);
	if (!definition) {
		return [`This version of Reelwright has no drawing called “${name}”; nothing is shown. It is kept as it is.`];
	}
	const parameters = drawingParameters(definition, stored);
	const family = stored['font'];
	const isUnknown = typeof family === 'string' && definition.parameters.some(({ path }) => path.endsWith('.font')) && !fontFamilies.some(candidate => candidate.name === family);
	const text = textsOf(definition, parameters).join('\n');
	const shown = shownText(text, fontStack(text, wordOf(parameters, 'font'), Number(wordOf(parameters, 'weight')) || 400, parameters['italic'] === true), covers);
	return [
		...isUnknown ? [`The font “${family}” is not among Reelwright’s; Inter is used instead.`] : [],
		...shown.borrowed.length > 0 && wordOf(parameters, 'font') !== '' ? [`${wordOf(parameters, 'font')} has no ${few(shown.borrowed)}; another font draws ${shown.borrowed.length === 1 ? 'it' : 'them'}.`] : [],
		...shown.missing.length > 0 ? [`No font here has ${few(shown.missing)}; a box stands in ${shown.missing.length === 1 ? 'its' : 'their'} place.`] : [],
	];
};

/** The first few characters of a list, quoted. */
const few = (characters: readonly string[]): string => {
	const shown = characters.slice(0, 6).map(character => `“${character}”`).join(', ');
	return characters.length > 6 ? `${shown} and ${characters.length - 6} more` : shown;
};
