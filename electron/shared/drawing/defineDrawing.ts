import type { SingleParameter } from '../parameters/parameter.ts';
import type { Size } from '../render/geometry.ts';
import type { DrawingContext } from './context.ts';
import type { GlyphCoverage } from './fonts.ts';

/** What a drawing is told, by name; what the record leaves out has its default. */
export type DrawingParameters = Readonly<Record<string, number | string | boolean>>;

/** One picture to be drawn. */
export type DrawingScene = {
	/** Cleared to transparent; state is the drawing's to change between `save` and `restore`. */
	readonly context: DrawingContext;
	/** The picture's size in pixels. Every length of a drawing is a part of it, so that any size shows the same. */
	readonly size: Size;
	/** Seconds from the clip's beginning to the middle of the frame drawn, and the clip's length. */
	readonly seconds: number; readonly durationSeconds: number;
	/** Complete and within their bounds (`drawingParameters`). */
	readonly parameters: DrawingParameters;
	readonly fonts: GlyphCoverage;
};

/** An upright rectangle in pixels. */
export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** Where a text parameter was drawn, for typing on the picture and for moving it. */
export type DrawnText = {
	/** The parameter its words come from. */
	readonly parameter: string;
	/** The box of its lines, and the size of its letters, in pixels. */
	readonly box: Box; readonly sizePixels: number;
	/** The place counts from the right, since the words are read from there. */
	readonly isMirrored?: boolean;
};

/**
 * One title or generator: a pure function onto a canvas. The window (OffscreenCanvas) and the engine (@napi-rs/canvas) run the very same code with the same fonts, which
 * the parity test compares; so nothing here may depend on the clock, on chance or on what fonts a machine happens to have.
 */
export type DrawingDefinition = {
	/** Stored in the document; the name of the file in words with hyphens. */
	readonly name: string;
	readonly label: string;
	readonly kind: 'title' | 'generator' | 'caption';
	/** False promises that every pixel is opaque, which lets the export skip what lies below. */
	readonly hasAlpha: boolean;
	/** Their paths lead into an asset: `source.parameters.size`. */
	readonly parameters: readonly SingleParameter[];
	/** Length of a new clip in seconds. */
	readonly usualSeconds: number;
	/** Parameters to show it by, in the panel and as a thumbnail. */
	readonly sample?: DrawingParameters;
	/** How it looks at a moment, as a word: two moments with the same word look the same. The export draws only what changes. */
	readonly stateAt: (scene: Pick<DrawingScene, 'seconds' | 'durationSeconds' | 'parameters'>) => string;
	/** Draws, and tells where its texts lie when nothing moves. */
	readonly draw: (scene: DrawingScene) => readonly DrawnText[];
};

const prefix = 'source.parameters.';

/** "source.parameters.size" → "size". */
export const parameterName = (path: string): string => (path.startsWith(prefix) ? path.slice(prefix.length) : path);

/** "size" → "source.parameters.size". */
export const parameterPath = (name: string): string => `${prefix}${name}`;

const colourPattern = /^#[0-9a-f]{6}$/iu;

const fitting = (schema: SingleParameter, value: number | string | boolean | undefined): number | string | boolean => {
	switch (schema.type) {
		case 'number':
		case 'duration': {
			if (typeof value !== 'number' || !Number.isFinite(value)) {
				return schema.default;
			}
			return schema.type === 'number' ? Math.min(schema.max, Math.max(schema.min, value)) : value;
		}
		case 'colour': return typeof value === 'string' && colourPattern.test(value) ? value : schema.default;
		case 'choice': return schema.choices.some(choice => choice.value === value) ? value ?? schema.default : schema.default;
		case 'switch': return typeof value === 'boolean' ? value : schema.default;
		case 'track':
		case 'lut':
		case 'text': return typeof value === 'string' ? value : schema.default;
	}
};

/** The parameters of a drawing, complete: what is missing or of the wrong kind has its default, numbers are brought within their bounds. */
export const drawingParameters = (definition: DrawingDefinition, stored: DrawingParameters): DrawingParameters =>
	Object.fromEntries(definition.parameters.map(schema => [parameterName(schema.path), fitting(schema, stored[parameterName(schema.path)])]));

/** A number of complete parameters; 0 where there is none of that name. */
export const numberOf = (parameters: DrawingParameters, name: string): number => Number(parameters[name] ?? 0);

/** A word or colour of complete parameters; empty where there is none of that name. */
export const wordOf = (parameters: DrawingParameters, name: string): string => String(parameters[name] ?? '');

/** A switch of complete parameters. */
export const isOn = (parameters: DrawingParameters, name: string): boolean => parameters[name] === true;

/** "#f2a33a" and 0.5 → "rgba(242, 163, 58, 0.5)". */
export const withOpacity = (colour: string, opacity: number): string => {
	const code = Number.parseInt(colour.slice(1, 7), 16);
	return `rgba(${code >> 16}, ${code >> 8 & 255}, ${code & 255}, ${opacity})`;
};
