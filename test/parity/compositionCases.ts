import { blendModes } from '../../electron/shared/blending/blendModes.ts';
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
];
