import type { LayerPlace } from '../../../electron/shared/render/motion.ts';
import type { Time } from '../../../electron/shared/time/time.ts';
import { clipDefaults } from '../../../electron/shared/timeline/records.ts';

/** One value for `setProperties`: set at a moment of the clip where the parameter has keyframes. */
export type PlaceSetting = { readonly id: string; readonly path: string; readonly value: number; readonly time: Time };

const transformNames = ['x', 'y', 'scale', 'stretch', 'rotation', 'anchorX', 'anchorY'] as const;
const cropNames = ['left', 'top', 'right', 'bottom'] as const;

/** What must be set so that a clip lies at another place. Crops that grow come last: at no step may opposite edges meet. */
export const placeSettings = (clipId: string, before: LayerPlace, after: LayerPlace, time: Time): readonly PlaceSetting[] => {
	const settings = [
		...transformNames.map(name => ({ path: `transform.${name}`, from: before.transform[name], to: after.transform[name] })),
		...cropNames.map(name => ({ path: `crop.${name}`, from: before.crop[name], to: after.crop[name] })).toSorted((a, b) => (a.to - a.from) - (b.to - b.from)),
	];
	return settings.filter(({ from, to }) => from !== to).map(({ path, to }) => ({ id: clipId, path, value: to, time }));
};

/** The place every clip begins with; in parts, so that a double click on a handle takes back only what that handle does. */
export const resetPlace = (place: LayerPlace, part: 'all' | 'scale' | 'rotation' | 'crop'): LayerPlace => {
	const { transform, crop } = clipDefaults;
	switch (part) {
		case 'scale': return { ...place, transform: { ...place.transform, scale: transform.scale, stretch: transform.stretch } };
		case 'rotation': return { ...place, transform: { ...place.transform, rotation: transform.rotation } };
		case 'crop': return { ...place, crop };
		default: return { ...place, transform };
	}
};
