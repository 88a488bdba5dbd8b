import { blendModes } from '../blending/blendModes.ts';
import { speedLimits } from '../time/speedRamp.ts';
import type { ParameterSchema } from './parameter.ts';

const number = { type: 'number', decimals: 1 } as const;
const percent = { ...number, unit: '%', displayFactor: 100 } as const;
const crop = { ...percent, group: 'Crop', min: 0, max: 0.99, step: 0.001, default: 0 } as const;

const picture: readonly ParameterSchema[] = [
	{ ...percent, path: 'transform.x', label: 'Position X', group: 'Position', min: -4, max: 4, step: 0.001, default: 0 },
	{ ...percent, path: 'transform.y', label: 'Position Y', group: 'Position', min: -4, max: 4, step: 0.001, default: 0 },
	{ ...percent, path: 'transform.scale', label: 'Scale', group: 'Position', min: 0.01, max: 20, step: 0.005, default: 1 },
	{ ...percent, path: 'transform.stretch', label: 'Width', group: 'Position', min: 0.05, max: 20, step: 0.005, default: 1 },
	{ ...number, path: 'transform.rotation', label: 'Rotation', group: 'Position', min: -3600, max: 3600, step: 0.5, default: 0, unit: '°', displayFactor: 1 },
	{ ...percent, path: 'transform.anchorX', label: 'Anchor X', group: 'Position', min: -4, max: 4, step: 0.005, default: 0 },
	{ ...percent, path: 'transform.anchorY', label: 'Anchor Y', group: 'Position', min: -4, max: 4, step: 0.005, default: 0 },
	{ ...percent, path: 'opacity', label: 'Opacity', group: 'Opacity', min: 0, max: 1, step: 0.01, default: 1, decimals: 0 },
	{ path: 'blend', label: 'Blend', group: 'Opacity', type: 'choice', isTried: true, choices: blendModes.map(({ name, label }) => ({ value: name, label })), default: 'normal' },
	{ ...crop, path: 'crop.left', label: 'Left' }, { ...crop, path: 'crop.right', label: 'Right' },
	{ ...crop, path: 'crop.top', label: 'Top' }, { ...crop, path: 'crop.bottom', label: 'Bottom' },
];
const sound: readonly ParameterSchema[] = [
	{ ...number, path: 'volume', label: 'Volume', group: 'Sound', min: -60, max: 12, step: 0.1, default: 0, unit: 'dB', displayFactor: 1 },
	{ ...percent, path: 'pan', label: 'Pan', group: 'Sound', min: -1, max: 1, step: 0.01, default: 0, decimals: 0 },
];
const fades: readonly ParameterSchema[] = [
	{ path: 'fadeIn', label: 'Fade in', group: 'Fades', type: 'duration', default: 0 },
	{ path: 'fadeOut', label: 'Fade out', group: 'Fades', type: 'duration', default: 0 },
];
const curves = [{ value: 'linear', label: 'Linear' }, { value: 'equal-power', label: 'Equal power' }, { value: 'logarithmic', label: 'Logarithmic' }] as const;
const soundFades: readonly ParameterSchema[] = [
	{ path: 'fadeInCurve', label: 'Rises', group: 'Fades of sound', type: 'choice', choices: curves, default: 'linear' },
	{ path: 'fadeOutCurve', label: 'Falls', group: 'Fades of sound', type: 'choice', choices: curves, default: 'linear' },
];

const speed: readonly ParameterSchema[] = [
	{ ...percent, path: 'speed', label: 'Speed', group: 'Speed', hasSlider: false, min: 0, max: speedLimits.most, step: 0.01, default: 1 },
];

/** What can be set on a clip's picture, on its sound, on both, on the fades of its sound, and on how it runs. */
export const clipParameters = { picture, sound, fades, soundFades, speed } as const;
