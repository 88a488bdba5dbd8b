import { blendModes } from '../../electron/shared/blending/blendModes.ts';
import { packedNumbers } from '../../electron/shared/effects/lutTable.ts';
import { shapeSchema } from '../../electron/shared/effects/shape.ts';
import type { Keyframe } from '../../electron/shared/keyframes/keyframe.ts';
import type { Lut } from '../../electron/shared/timeline/records.ts';
import type { ParityCase } from './parityCases.ts';
import { frames, type CaseClip } from './parityProject.ts';

const size = { width: 640, height: 360 };
const linear = { type: 'linear' } as const;

/** One picture after the other in a frame each over one that goes on; exported in one stretch. */
const oneByOne = (name: string, least: number, shown: readonly { readonly moment: string; readonly clip: Partial<CaseClip> }[]): ParityCase => ({
	name, ...size, least, asFilm: true, at: shown.map((_, at) => at), moments: Object.fromEntries(shown.map(({ moment }, at) => [at, moment])),
	clips: [
		{ source: 'card.mp4', track: 0, from: 0, length: shown.length },
		...shown.map(({ clip }, from): CaseClip => ({ source: 'small.mp4', track: 1, from, length: 1, sourceFrom: 4, ...clip })),
	],
});

const shape = (rest: Parameters<typeof shapeSchema.parse>[0] & object) => shapeSchema.parse(rest);
const keys = (...list: readonly (readonly [at: number, value: Keyframe['value']])[]): readonly Keyframe[] => list.map(([at, value]) => ({ time: frames(at), value, easing: linear }));
const mosaic = { type: 'mosaic', parameters: { columns: 12 } };
const star = [0.5, 0.1, 0.62, 0.4, 0.9, 0.45, 0.65, 0.6, 0.75, 0.9, 0.5, 0.7, 0.25, 0.9, 0.35, 0.6, 0.1, 0.45, 0.38, 0.4];

/** A look that is told from any other: darker greens, warm lights, cold shadows; as a cube with a domain of its own, and as curves. */
const lutRecord = (id: string, dimensions: 1 | 3, points: number): Lut => {
	const at = (place: number) => place / (points - 1);
	const values = dimensions === 1
		? Array.from({ length: points }, (_, place) => [at(place) ** 0.8, at(place) ** 1.3, 0.1 + 0.8 * at(place)]).flat()
		: Array.from({ length: points ** 3 }, (_, entry) => {
			const [red, green, blue] = [at(entry % points), at(Math.floor(entry / points) % points), at(Math.floor(entry / points ** 2))];
			return [red * 0.9 + green * 0.1, green ** 1.5, blue * (1 - 0.4 * red) + 0.05];
		}).flat();
	return { kind: 'lut', id, name: id, dimensions, size: points, domainMin: [0, 0, 0], domainMax: dimensions === 3 ? [1.1, 1, 1] : [1, 1, 1], values: packedNumbers(values) };
};
const look = (table: string, intensity = 1) => ({ effects: [{ type: 'lut', parameters: { table, intensity } }] });

const places: readonly { readonly where: string; readonly clip: Partial<CaseClip> }[] = [
	{ where: 'over the frame', clip: {} },
	{ where: 'on whole pixels, half seen', clip: { opacity: 0.6, transform: { scale: 0.5, x: 0.1 } } },
	{ where: 'turned', clip: { opacity: 0.8, transform: { scale: 0.8, rotation: 20 } } },
];

/** Blend modes, and clips that change what lies below them. */
export const compositionCases: readonly ParityCase[] = [
	oneByOne('blended', 0.98, blendModes.flatMap(({ name, label }) => places.map(({ where, clip }) => ({ moment: `${label}, ${where}`, clip: { ...clip, blend: name } })))),
	{
		name: 'an adjustment that comes and goes, blended, over clips that change', ...size, at: [0, 3, 7, 11, 16, 19], least: 0.98, asFilm: true,
		clips: [
			{ source: 'card.mp4', track: 0, from: 0, length: 10 }, { source: 'natural.mp4', track: 0, from: 10, length: 10, sourceFrom: 12 },
			{ source: 'small.mp4', track: 1, from: 5, length: 15, transform: { scale: 0.4, rotation: 10 }, blend: 'screen' },
			{
				source: 'adjustment', track: 2, from: 0, length: 20, fadeIn: frames(5), blend: 'soft-light', opacity: 0.9,
				effects: [
					{ type: 'gaussian-blur', keyframes: { 'parameters.amount': [{ time: frames(0), value: 0.002, easing: linear }, { time: frames(19), value: 0.02, easing: linear }] } },
					{ type: 'vignette' }, { type: 'black-and-white' },
				],
			},
			{ source: 'small.mp4', track: 3, from: 8, length: 12, transform: { scale: 0.3, x: -0.3 } },
		],
	},
	{
		name: 'from an adjustment to a multiplied picture', ...size, at: [6, 9, 10, 13], least: 0.98, asFilm: true,
		clips: [
			{ source: 'natural.mp4', track: 0, from: 0, length: 20 },
			{ source: 'adjustment', track: 1, from: 0, length: 10, effects: [{ type: 'mosaic' }, { type: 'rounded-corners' }] },
			{ source: 'small.mp4', track: 1, from: 10, length: 10, sourceFrom: 5, blend: 'multiply' },
		],
		transitions: [{ from: 1, to: 2, type: 'wipe', length: 8 }],
	},
	oneByOne('masked', 0.98, [
		{ moment: 'a clip by an ellipse', clip: { mask: shape({ type: 'ellipse', feather: 0.05 }) } },
		{ moment: 'a clip by a turned rectangle with round corners, inverted', clip: { mask: shape({ type: 'rectangle', rotation: 25, roundness: 0.5, isInverted: true }), transform: { scale: 0.9 } } },
		{ moment: 'a turned clip by a polygon, with a shadow', clip: { mask: shape({ type: 'polygon', points: star }), transform: { rotation: 15, scale: 0.8 }, effects: [{ type: 'drop-shadow' }] } },
		{ moment: 'a clip expanded, half seen, blended', clip: { mask: shape({ type: 'ellipse', width: 0.3, expand: 0.15, opacity: 0.7, feather: 0.1 }), blend: 'overlay' } },
		{ moment: 'an effect inside an ellipse', clip: { effects: [{ ...mosaic, mask: shape({ type: 'ellipse', x: 0.4, feather: 0.04 }) }] } },
		{ moment: 'two effects, each by its own', clip: { effects: [{ ...mosaic, mask: shape({ type: 'polygon', points: star, isInverted: true }) }, { type: 'black-and-white', mask: shape({ type: 'rectangle', x: 0.25, height: 1, opacity: 0.8 }) }] } },
		{ moment: 'an adjustment by an ellipse', clip: { source: 'adjustment', mask: shape({ type: 'ellipse', feather: 0.2 }), effects: [{ type: 'hue', parameters: { angle: 90 } }, { type: 'gaussian-blur' }] } },
	]),
	{
		...oneByOne('LUT', 0.98, [
			{ moment: 'a cube of 17', clip: look('cube') }, { moment: 'a fine cube, half', clip: look('fine', 0.5) }, { moment: 'curves', clip: look('curves') },
			{ moment: 'one that is not there changes nothing', clip: look('lost') },
		]),
		records: [lutRecord('cube', 3, 17), lutRecord('fine', 3, 36), lutRecord('curves', 1, 256)],
	},
	{
		name: 'a shadow that falls further', ...size, at: [0, 4, 9], least: 0.98, asFilm: true,
		clips: [
			{ source: 'natural.mp4', track: 0, from: 0, length: 10 },
			{
				source: 'card.mp4', track: 1, from: 0, length: 10, transform: { scale: 0.5 },
				effects: [{ type: 'drop-shadow', keyframes: { 'parameters.distance': keys([0, 0], [9, 0.2]), 'parameters.opacity': keys([0, 0], [4, 0.9]), 'parameters.angle': keys([0, 0], [9, 90]) } }],
			},
		],
	},
	{
		name: 'masks that move', ...size, at: [0, 3, 8, 13, 19], least: 0.98, asFilm: true,
		clips: [
			{ source: 'card.mp4', track: 0, from: 0, length: 20 },
			{
				source: 'natural.mp4', track: 1, from: 0, length: 20, transform: { scale: 0.8, rotation: 5 }, mask: shape({ type: 'polygon', points: star }),
				keyframes: { 'mask.points': keys([2, star], [16, star.map((part, place) => (place % 2 === 0 ? 0.2 + part * 0.8 : part))]), 'mask.feather': keys([0, 0], [19, 0.1]) },
				effects: [
					{ ...mosaic, mask: shape({ type: 'ellipse', width: 0.4 }), keyframes: { 'mask.x': keys([0, 0.2], [19, 0.8]), 'mask.expand': keys([0, 0], [10, 0.1]) } },
					{ type: 'exposure', mask: shape({ type: 'rectangle', height: 1 }), keyframes: { 'parameters.exposure': keys([0, -1], [19, 1]), 'mask.rotation': keys([0, 0], [19, 60]) } },
				],
			},
		],
	},
];
