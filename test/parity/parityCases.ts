import { pictureEffects } from '../../electron/shared/effects/index.ts';
import { compositionCases } from './compositionCases.ts';
import { keyframeCases } from './keyframeCases.ts';
import { transitions } from '../../electron/shared/transitions/index.ts';
import { frames, type CaseClip, type CaseEffect, type CaseProject } from './parityProject.ts';

/** One project and the frames of it that are compared. `least` is the similarity it must reach (target F1). */
export type ParityCase = CaseProject & { readonly name: string; readonly at: readonly number[]; readonly least: number; readonly needsFootage?: boolean;
	/** Exported in one stretch from the beginning, as a film is: what changes from frame to frame must be at the right one. */
	readonly asFilm?: boolean;
	/** What is seen at each of the frames, for cases that show many things one after the other. */
	readonly moments?: Readonly<Record<number, string>>;
};

const size = { width: 640, height: 360 };
const clip = (source: CaseClip['source'], rest: Partial<CaseClip> = {}): CaseClip => ({ source, track: 0, from: 0, length: 20, ...rest });
const one = (name: string, source: CaseClip['source'], rest: Partial<CaseClip> = {}, least = 0.98, at: readonly number[] = [7]): ParityCase =>
	({ name, ...size, clips: [clip(source, rest)], at, least });

const transformCases: readonly ParityCase[] = [
	one('as it is, half the size', 'natural.mp4', {}, 0.995, [0, 7, 19]),
	one('a test card, half the size', 'card.mp4', {}, 0.995),
	{ ...one('pixel for pixel', 'card.mp4', {}, 0.995), width: 1280, height: 720 },
	one('made larger from a small source', 'small.mp4', {}, 0.995),
	one('scaled to 37 %', 'natural.mp4', { transform: { scale: 0.37 } }, 0.995),
	one('scaled to 260 %', 'natural.mp4', { transform: { scale: 2.6 } }, 0.995),
	one('stretched, and turned about a corner', 'natural.mp4', { transform: { scale: 0.7, stretch: 1.4, rotation: 12, anchorX: -0.5, anchorY: 0.5 } }, 0.995),
	one('moved by whole pixels', 'natural.mp4', { transform: { x: 0.125, y: -0.1 } }, 0.995),
	one('moved by fractions of a pixel', 'natural.mp4', { transform: { x: 0.1003, y: 0.0507 } }, 0.995),
	one('a test card moved by half a pixel', 'card.mp4', { transform: { x: 0.5 / 640, y: 0.5 / 360 } }, 0.995),
	one('turned by 30°', 'natural.mp4', { transform: { rotation: 30 } }, 0.995),
	one('turned by −7.5°, 80 %, off centre', 'natural.mp4', { transform: { rotation: -7.5, scale: 0.8, x: 0.07, y: -0.11 } }, 0.995),
	one('turned by 90°', 'natural.mp4', { transform: { rotation: 90 } }, 0.995),
	one('turned and enlarged over the frame', 'natural.mp4', { transform: { rotation: 12, scale: 1.6 } }, 0.995),
	one('cropped on even pixels', 'natural.mp4', { crop: { left: 0.1, top: 0.2, right: 0.25, bottom: 0.05 } }, 0.995),
	one('cropped between pixels', 'natural.mp4', { crop: { left: 0.1234, top: 0.0777, right: 0.0555, bottom: 0.1111 } }, 0.995),
	one('cropped, turned and scaled', 'natural.mp4', { crop: { left: 0.2, top: 0.1, right: 0.1, bottom: 0.2 }, transform: { rotation: 20, scale: 1.2 } }, 0.995),
	one('opacity 40 %', 'natural.mp4', { opacity: 0.4 }, 0.995),
	one('fades in and out', 'natural.mp4', { fadeIn: frames(8), fadeOut: frames(6) }, 0.995, [3, 7, 10, 16]),
	// ffmpeg's mix cuts to whole codes where WebGL rounds: half a code, which counts in a picture of sixteen.
	one('the darkest frames of fades', 'natural.mp4', { fadeIn: frames(8), fadeOut: frames(6) }, 0.99, [0, 19]),
];

const stackCases: readonly ParityCase[] = [
	{
		name: 'picture in picture, half seen through', ...size, at: [7], least: 0.995,
		clips: [clip('natural.mp4'), clip('card.mp4', { track: 1, opacity: 0.6, transform: { x: 0.2, y: 0.2, scale: 0.4 } })],
	},
	{
		name: 'three layers, turned', ...size, at: [7], least: 0.995,
		clips: [
			clip('natural.mp4'), clip('natural.mp4', { track: 1, sourceFrom: 20, opacity: 0.8, transform: { x: -0.2, scale: 0.5, rotation: 15 } }),
			clip('small.mp4', { track: 2, transform: { x: 0.2, y: 0.1, scale: 0.45, rotation: -20 } }),
		],
	},
];

const transitionCases: readonly ParityCase[] = [
	...transitions.map(({ name }): ParityCase => ({
		name: `${name}, at five moments`, ...size, at: [10, 12, 14, 15, 19], least: 0.98,
		clips: [clip('natural.mp4', { length: 15 }), clip('card.mp4', { from: 15, length: 15, sourceFrom: 8 })],
		transitions: [{ from: 0, to: 1, type: name, length: 10 }],
	})),
	...transitions.filter(({ parameters }) => parameters.some(({ path, default: preset }) => path === 'parameters.easing' && preset === 'linear')).map(({ name }): ParityCase => ({
		name: `${name}, eased`, ...size, at: [10, 12, 15, 18], least: 0.98, asFilm: true,
		clips: [clip('natural.mp4', { length: 15 }), clip('card.mp4', { from: 15, length: 15, sourceFrom: 8 })],
		transitions: [{ from: 0, to: 1, type: name, length: 10, parameters: { easing: 'ease' } }],
	})),
	...['blur-dissolve', 'whip-pan'].map((type): ParityCase => ({
		name: `${type} between small pictures over another, one turned`, ...size, at: [10, 13, 16, 19], least: 0.98, asFilm: true,
		clips: [
			clip('card.mp4', { length: 30 }), clip('natural.mp4', { track: 1, length: 15, transform: { scale: 0.6, x: 0.1 } }),
			clip('natural.mp4', { track: 1, from: 15, length: 15, sourceFrom: 8, transform: { scale: 0.5, rotation: 25 } }),
		],
		transitions: [{ from: 1, to: 2, type, length: 10, parameters: { direction: 'up' } }],
	})),
	{
		name: 'dip to a colour between turned clips', ...size, at: [11, 14, 17], least: 0.98,
		clips: [clip('natural.mp4', { length: 15, transform: { rotation: 10, scale: 0.8 } }), clip('small.mp4', { from: 15, length: 15, sourceFrom: 8, opacity: 0.7 })],
		transitions: [{ from: 0, to: 1, type: 'dip-to-colour', length: 10, parameters: { colour: '#2060c0' } }],
	},
];

/** Settings under which an effect shows most of what it does; those not named are tested as they come. */
const tellingValues: Readonly<Record<string, CaseEffect['parameters']>> = {
	'exposure': { exposure: 0.6, contrast: 0.3, saturation: 1.4 }, 'white-balance': { temperature: 0.5, tint: -0.3 },
	'lift-gamma-gain': { lift: [0.1, 0, -0.1, 0.05], gamma: [0, 0.1, 0, 0.1], gain: [0.1, -0.05, 0, 0.1] },
	'curves': { master: [0, 0.05, 0.3, 0.2, 0.7, 0.85, 1, 1], red: [0, 0, 0.5, 0.6, 1, 1] }, 'hue': { angle: 75 }, 'directional-blur': { length: 0.15, angle: 30 },
	'black-and-white': { toning: 0.8 }, 'chroma-key': { colour: '#1040a0', tolerance: 0.4 }, 'rounded-corners': { radius: 0.6, feather: 0.02 },
};

const effectCases: readonly ParityCase[] = pictureEffects.map(({ name }): ParityCase => ({
	name: `effect: ${name}`, ...size, at: [7], least: 0.98,
	clips: [clip('card.mp4'), clip('natural.mp4', { track: 1, transform: { scale: 0.9 }, effects: [{ type: name, parameters: tellingValues[name] ?? {} }] })],
}));

const linear = { type: 'linear' } as const;

/** Effects one after the other, and effects that change over time. */
const chainCases: readonly ParityCase[] = [
	{
		name: 'several effects in a row', ...size, at: [7], least: 0.98,
		clips: [clip('natural.mp4', { effects: [
			{ type: 'exposure', parameters: { exposure: 0.4 } }, { type: 'vignette' }, { type: 'hue', parameters: { angle: 20 } }, { type: 'sharpen' }, { type: 'flip' },
		] })],
	},
	{
		name: 'effects that are keyframed', ...size, at: [0, 3, 8, 15], least: 0.98,
		clips: [clip('natural.mp4', { effects: [
			{ type: 'exposure', keyframes: { 'parameters.exposure': [{ time: frames(2), value: -1, easing: linear }, { time: frames(14), value: 1, easing: linear }] } },
			{ type: 'gaussian-blur', keyframes: { 'parameters.amount': [{ time: frames(0), value: 0.002, easing: linear }, { time: frames(19), value: 0.03, easing: linear }] } },
		] })],
	},
	{
		name: 'a key over a picture, cropped and turned', ...size, at: [7], least: 0.98,
		clips: [clip('natural.mp4'), clip('card.mp4', { track: 1, crop: { left: 0.2, top: 0.1, right: 0.1, bottom: 0 }, transform: { rotation: 12, scale: 0.8 }, opacity: 0.8, effects: [
			{ type: 'chroma-key', parameters: { colour: '#00ff00' } }, { type: 'rounded-corners' }, { type: 'drop-shadow' },
		] })],
	},
	{
		name: 'effects on a picture that moves, backwards and slowed', ...size, at: [0, 3, 8, 13, 19], least: 0.98, asFilm: true,
		clips: [clip('card.mp4'), clip('natural.mp4', {
			track: 1, isReversed: true, speed: 0.5, transform: { scale: 0.6 }, keyframes: { 'transform.x': [{ time: frames(2), value: -0.2, easing: linear }, { time: frames(16), value: 0.2, easing: linear }] },
			effects: [
				{ type: 'exposure', keyframes: { 'parameters.exposure': [{ time: frames(2), value: -1, easing: linear }, { time: frames(14), value: 1, easing: linear }] } },
				{ type: 'vignette' }, { type: 'drop-shadow' },
			],
		})],
	},
	{
		name: 'a speed ramp, and another backwards over it', ...size, at: [0, 1, 4, 7, 9, 12, 15, 18, 19], least: 0.98, asFilm: true,
		clips: [
			clip('natural.mp4', { keyframes: { speed: [{ time: frames(2), value: 0.3, easing: linear }, { time: frames(16), value: 3, easing: linear }] } }),
			clip('natural.mp4', { track: 1, isReversed: true, transform: { scale: 0.5 }, keyframes: { speed: [{ time: frames(0), value: 2, easing: linear }, { time: frames(18), value: 0.2, easing: linear }] } }),
		],
	},
	{
		name: 'a ramp that slows down, stands still and goes on, and one backwards over it', ...size, at: [0, 3, 5, 6, 9, 12, 13, 15, 19], least: 0.98, asFilm: true,
		clips: [
			clip('natural.mp4', { keyframes: { speed: [{ time: frames(2), value: 1, easing: linear }, { time: frames(6), value: 0, easing: { type: 'hold' } }, { time: frames(13), value: 2, easing: linear }] } }),
			clip('natural.mp4', { track: 1, isReversed: true, transform: { scale: 0.5 }, keyframes: { speed: [{ time: frames(0), value: 2, easing: { type: 'hold' } }, { time: frames(5), value: 0, easing: linear }, { time: frames(12), value: 0, easing: linear }, { time: frames(18), value: 1, easing: linear }] } }),
		],
	},
	{
		name: 'effects on a picture that grows and is wiped open', ...size, at: [0, 3, 8, 13, 19], least: 0.98, asFilm: true,
		clips: [clip('card.mp4'), clip('natural.mp4', {
			track: 1, keyframes: {
				'transform.scale': [{ time: frames(0), value: 0.5, easing: linear }, { time: frames(19), value: 1.2, easing: linear }],
				'crop.left': [{ time: frames(0), value: 0.6, easing: linear }, { time: frames(19), value: 0.1, easing: linear }],
			},
			effects: [{ type: 'gaussian-blur' }, { type: 'rounded-corners' }],
		})],
	},
	{ name: 'a key that fills the frame', ...size, at: [7], least: 0.98, clips: [clip('natural.mp4'), clip('card.mp4', { track: 1, effects: [{ type: 'chroma-key', parameters: { colour: '#00ff00' } }] })] },
	{ name: 'an effect on a still, enlarged', ...size, at: [7], least: 0.98, clips: [clip('still.png', { transform: { scale: 1.6 }, effects: [{ type: 'sharpen' }, { type: 'vignette' }] })] },
];

const sourceCases: readonly ParityCase[] = [
	one('footage of a phone held upright', 'phone.mp4'),
	one('pixels twice as wide as high', 'wide-pixels.mp4'),
	// The viewer shows the proxy, the film is drawn from the original.
	one('4K through its proxy, six times smaller', 'natural-4k.mp4', { length: 10 }),
	one('full range', 'full-range.mp4'),
	one('standard definition, Rec. 601', 'standard.mp4'),
	one('a still', 'still.png'),
	one('a still, JPEG', 'still.jpg'),
	{ name: 'WebM with alpha over a picture', ...size, at: [4], least: 0.98, clips: [clip('natural.mp4', { length: 10 }), clip('alpha.webm', { track: 1, length: 10, transform: { scale: 0.8, rotation: 5 } })] },
	{ name: 'a still with alpha over a picture', ...size, at: [4], least: 0.98, clips: [clip('natural.mp4'), clip('still-alpha.png', { track: 1, opacity: 0.9 })] },
];

/** Real files, and the frames compared of each: some are shorter than half a second. */
const footageCases: readonly ParityCase[] = ([
	['video.mp4', 3, 15], ['rotate-buck-bunny.mp4', 3, 15], ['transparency.webm', 3, 15], ['sar_2x1.mp4', 3, 15], ['portrait_4k60.mp4', 3, 6], ['cursed-vfr.mp4', 3, 15],
	['sample_edit_list.mp4', 3, 15], ['sample_av1.mp4', 3, 15], ['sample.avi', 3, 15], ['sample_h262_mpeg_audio.ts', 0, 1], ['bbb_642x642_768kbps_30fps_vp9.webm', 3, 15], ['long_1080p_lowbitrate.mp4', 3, 15],
] as const).map(([file, first, last]) => ({ ...one(`footage: ${file}`, `footage/${file}`, { length: last + 1 }, 0.98, [first, last]), needsFootage: true }));

export const parityCases: readonly ParityCase[] = [...transformCases, ...stackCases, ...compositionCases, ...transitionCases, ...keyframeCases, ...effectCases, ...chainCases, ...sourceCases, ...footageCases];
