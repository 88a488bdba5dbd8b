import type { Shape } from '../effects/shape.ts';
import type { ParameterSchema } from './parameter.ts';

const group = 'Mask';
const percent = { group, type: 'number', unit: '%', displayFactor: 100, decimals: 1, step: 0.001 } as const;

const edge: readonly ParameterSchema[] = [
	{ ...percent, path: 'mask.feather', label: 'Feather', min: 0, max: 1, default: 0 },
	{ ...percent, path: 'mask.expand', label: 'Expand', min: -1, max: 1, default: 0 },
	{ ...percent, path: 'mask.opacity', label: 'Opacity', min: 0, max: 1, default: 1, step: 0.01, decimals: 0 },
	{ path: 'mask.isInverted', label: 'Inverted', group, type: 'switch', default: false },
];
const place: readonly ParameterSchema[] = [
	{ ...percent, path: 'mask.x', label: 'Centre X', min: -4, max: 5, default: 0.5 },
	{ ...percent, path: 'mask.y', label: 'Centre Y', min: -4, max: 5, default: 0.5 },
	{ ...percent, path: 'mask.width', label: 'Width', min: 0, max: 8, default: 0.5 },
	{ ...percent, path: 'mask.height', label: 'Height', min: 0, max: 8, default: 0.5 },
	{ path: 'mask.rotation', label: 'Rotation', group, type: 'number', min: -3600, max: 3600, step: 0.5, default: 0, unit: '°', displayFactor: 1, decimals: 1 },
];
const round: ParameterSchema = { ...percent, path: 'mask.roundness', label: 'Round corners', min: 0, max: 1, default: 0, step: 0.01, decimals: 0 };

/** What can be set on a mask of a kind; the corners of a polygon are set in the viewer. */
export const maskParameters = (type: Shape['type']): readonly ParameterSchema[] => {
	switch (type) {
		case 'rectangle': return [...edge, ...place, round];
		case 'ellipse': return [...edge, ...place];
		case 'polygon': return edge;
	}
};
