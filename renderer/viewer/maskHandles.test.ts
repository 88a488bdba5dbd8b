import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shapeSchema } from '../../electron/shared/effects/shape.ts';
import { draggedMask, handlesOf, outlineOf } from './maskHandles.ts';

const aspect = 16 / 9;
const box = shapeSchema.parse({ type: 'rectangle', x: 0.4, y: 0.5, width: 0.4, height: 0.3 });
const triangle = shapeSchema.parse({ type: 'polygon', points: [0, 0, 1, 0, 0, 1] });

test('dragging a side moves it and leaves the other where it is', () => {
	expect(draggedMask(box, { type: 'side', across: 1, down: 0 }, { x: 0.1, y: 0.3 }, aspect)).toEqual({ x: 0.45, y: 0.5, width: 0.5 });
	expect(draggedMask(box, { type: 'side', across: -1, down: -1 }, { x: 0.1, y: 0.1 }, aspect)).toEqual({ x: 0.45, y: 0.55, width: 0.3, height: 0.2 });
});

test('the handle that is dragged follows the pointer, however the shape is turned', () => {
	fc.assert(fc.property(fc.integer({ min: -180, max: 180 }), fc.double({ min: 0, max: 0.1, noNaN: true }), fc.double({ min: 0, max: 0.1, noNaN: true }), (rotation, along, down) => {
		const turned = { ...box, rotation };
		const place = (of: typeof turned) => handlesOf(of, aspect).find(({ handle }) => handle.type === 'side' && handle.across === 1 && handle.down === 1)?.at ?? { x: 0, y: 0 };
		const from = place(turned);
		// Outwards, so that nothing is held at the smallest size.
		const angle = rotation * Math.PI / 180;
		const way = { x: (along * Math.cos(angle) - down * Math.sin(angle)) / aspect, y: along * Math.sin(angle) + down * Math.cos(angle) };
		const to = place({ ...turned, ...draggedMask(turned, { type: 'side', across: 1, down: 1 }, way, aspect) } as typeof turned);
		expect(to.x).toBeCloseTo(from.x + way.x, 3);
		expect(to.y).toBeCloseTo(from.y + way.y, 3);
	}));
});

test('a shape can be made neither empty nor inside out', () => {
	expect(draggedMask(box, { type: 'side', across: 1, down: 0 }, { x: -5, y: 0 }, aspect).width).toBeGreaterThan(0);
});

test('one corner of a polygon is moved, or all', () => {
	expect(draggedMask(triangle, { type: 'corner', corner: 1 }, { x: -0.5, y: 0.25 }, aspect)).toEqual({ points: [0, 0, 0.5, 0.25, 0, 1] });
	expect(draggedMask(triangle, { type: 'move' }, { x: 0.5, y: 0 }, aspect)).toEqual({ points: [0.5, 0, 1.5, 0, 0.5, 1] });
});

test('turning goes by steps where asked', () => {
	expect(draggedMask(box, { type: 'turn' }, { x: 0.11, y: 0.05 }, aspect, true).rotation).toBe(45);
});

test('an outline lies on the shape', () => {
	const ellipse = shapeSchema.parse({ type: 'ellipse', width: 0.5, height: 0.5 });
	outlineOf(ellipse, aspect).forEach(({ x, y }) => expect(((x - 0.5) / 0.25) ** 2 + ((y - 0.5) / 0.25) ** 2).toBeCloseTo(1, 9));
	expect(outlineOf(box, aspect)).toHaveLength(4);
});
