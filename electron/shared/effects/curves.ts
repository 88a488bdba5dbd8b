import { curveValue } from './curve.ts';
import type { PictureEffect } from './pictureEffect.ts';

const straight = [0, 0, 1, 1];
const curve = (name: string, label: string, colour: 'white' | 'red' | 'green' | 'blue') => ({ path: `parameters.${name}`, label, group: '', type: 'curve', colour, default: straight } as const);

/** What each brightness becomes: one curve for all, then one for each colour. */
export const curves: PictureEffect = {
	name: 'curves', label: 'Curves', group: 'Colour', medium: 'picture',
	parameters: [curve('master', 'All', 'white'), curve('red', 'Red', 'red'), curve('green', 'Green', 'green'), curve('blue', 'Blue', 'blue')],
	operations: ({ numbers }) => {
		const [master, red, green, blue] = [numbers('master'), numbers('red'), numbers('green'), numbers('blue')];
		const key = `curves ${[master, red, green, blue].map(points => points.join()).join(' ')}`;
		if (key === `curves ${[straight, straight, straight, straight].map(points => points.join()).join(' ')}`) {
			return [];
		}
		return [{
			type: 'colour', key,
			change: colour => [curveValue(red, curveValue(master, colour[0])), curveValue(green, curveValue(master, colour[1])), curveValue(blue, curveValue(master, colour[2]))],
		}];
	},
};
