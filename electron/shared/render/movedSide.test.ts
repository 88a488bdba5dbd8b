import { expect, test } from 'vitest';
import { clipDefaults } from '../timeline/records.ts';
import { push } from '../transitions/push.ts';
import { slide } from '../transitions/slide.ts';
import { whipPan } from '../transitions/whipPan.ts';
import { layerGeometry } from './geometry.ts';
import type { LayerPlace } from './motion.ts';
import { movedSide } from './movedSide.ts';

const frame = { width: 1920, height: 1080 };
const picture = { width: 1600, height: 1200, pixelAspect: 1 };
const crop = { left: 0, top: 0, right: 0, bottom: 0 };
const places = [{ x: 0, y: 0, scale: 1, rotation: 0 }, { x: 0.2, y: -0.1, scale: 2.3, rotation: 30 }, { x: -0.3, y: 0.3, scale: 0.2, rotation: 0 }].map(place => ({ transform: { ...clipDefaults.transform, ...place }, crop }));
/** Out of sight to a thousandth of a pixel. */
const misses = (place: LayerPlace | null) => {
	if (!place) {
		return false;
	}
	const { corners } = layerGeometry(picture, place.crop, place.transform, frame);
	const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
	return Math.max(...xs) < 1e-3 || Math.min(...xs) > frame.width - 1e-3 || Math.max(...ys) < 1e-3 || Math.min(...ys) > frame.height - 1e-3;
};

const ways = [push, whipPan].flatMap(definition => ['left', 'right', 'up', 'down'].map(direction => ({ definition, name: definition.name, direction })));

test.each(ways)('by $name $direction, however large and wherever it lies, a picture is out of the frame in the end, and the next one in its place', ({ definition, direction }) => {
	for (const place of places) {
		const side = (which: 'from' | 'to', progress: number) => movedSide(definition, which, progress, { direction, easing: 'ease' }, place, picture, frame);
		expect([misses(side('from', 1)), misses(side('to', 0))]).toEqual([true, true]);
		expect([side('from', 0), side('to', 1)]).toEqual([place, place]);
	}
});

test('what is slid over stays where it is, and an even slide is half way in the middle', () => {
	const [place] = places;
	if (place) {
		expect(movedSide(slide, 'from', 0.5, { direction: 'left' }, place, picture, frame)).toEqual(place);
		const [middle, start] = [0.5, 0].map(progress => movedSide(slide, 'to', progress, { direction: 'left', easing: 'linear' }, place, picture, frame)?.transform.x);
		expect(middle).toBeCloseTo((start ?? 0) / 2, 9);
	}
});
