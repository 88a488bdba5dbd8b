import { expect, test } from 'vitest';
import { layerGeometry } from '../../electron/shared/render/geometry.ts';
import { clipDefaults } from '../../electron/shared/timeline/records.ts';
import { snappedSpan, toViewer, typingBox, wayInDrawing } from './titlePlace.ts';

const frame = { width: 1920, height: 1080 };
const crop = { left: 0, top: 0, right: 0, bottom: 0 };

test('a way on the screen is the way in the drawing, also when that is turned and made smaller', () => {
	const { matrix } = layerGeometry({ ...frame, pixelAspect: 1 }, crop, { ...clipDefaults.transform, x: 0.1, scale: 0.5, rotation: 90 }, frame);
	const way = wayInDrawing(toViewer(matrix, frame, 0.25), 10, 0);
	expect(way.x).toBeCloseTo(0);
	expect(way.y).toBeCloseTo(-80);
});

test('a box keeps to the middle and to the safe area when it is near them', () => {
	expect(snappedSpan(905, 100, 1920, 8)).toEqual({ by: 5, line: 0.5 });
	expect(snappedSpan(100, 100, 1920, 8)).toEqual({ by: -4, line: 0.05 });
	expect(snappedSpan(1730, 100, 1920, 8)).toEqual({ by: -6, line: 0.95 });
	expect(snappedSpan(300, 100, 1920, 8)).toEqual({ by: 0, line: null });
});

test('words are typed where they stand', () => {
	const box = { left: 100, top: 50, width: 200, height: 40 };
	expect(typingBox(box, 'left', 600)).toMatchObject({ left: 100, width: 600 });
	expect(typingBox(box, 'centre', 600)).toMatchObject({ left: -100, width: 600 });
	expect(typingBox(box, 'right', 600)).toMatchObject({ left: -300, width: 600 });
});
