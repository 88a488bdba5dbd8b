import { describe, expect, test } from 'vitest';
import { clipDefaults } from '../timeline/records.ts';
import { coversFrame, fittedSize, layerGeometry, missesFrame, pixelRectangle } from './geometry.ts';

const frame = { width: 1920, height: 1080 };
const noCrop = { left: 0, top: 0, right: 0, bottom: 0 };
const identity = clipDefaults.transform;
const square = (width: number, height: number) => ({ width, height, pixelAspect: 1 });

describe('fitting', () => {
	test.each([
		['the same size', square(1920, 1080), { width: 1920, height: 1080 }],
		['half the size', square(960, 540), { width: 1920, height: 1080 }],
		['4:3', square(640, 480), { width: 1440, height: 1080 }],
		['a square', square(642, 642), { width: 1080, height: 1080 }],
		['a phone held upright, which would be 607.5 wide', square(1080, 1920), { width: 608, height: 1080 }],
		['854×480, which would leave a hairline', square(854, 480), { width: 1920, height: 1080 }],
		['cinemascope', square(2048, 858), { width: 1920, height: 804 }],
		['wide pixels', { width: 720, height: 576, pixelAspect: 64 / 45 }, { width: 1920, height: 1080 }],
	])('%s', (_, source, expected) => {
		expect(fittedSize(source, frame)).toEqual(expected);
	});

	test('a fitted picture lies on even pixels for any source', () => {
		for (let width = 16; width < 4000; width += 37) {
			const rectangle = pixelRectangle(layerGeometry(square(width, 1000), noCrop, identity, frame));
			expect(rectangle).not.toBeNull();
			expect([rectangle?.left, rectangle?.top].map(side => (side ?? 1) % 2)).toEqual([0, 0]);
		}
	});
});

describe('transforms', () => {
	test('the identity fills the frame with a source of its shape', () => {
		const geometry = layerGeometry(square(1280, 720), noCrop, identity, frame);
		expect(geometry.corners).toEqual([{ x: 0, y: 0 }, { x: 1920, y: 0 }, { x: 1920, y: 1080 }, { x: 0, y: 1080 }]);
		expect(coversFrame(geometry, frame)).toBe(true);
	});

	test('position is the centre, in parts of the frame; scale keeps the centre', () => {
		const geometry = layerGeometry(square(1280, 720), noCrop, { ...identity, x: 0.25, y: -0.25, scale: 0.5 }, frame);
		expect(pixelRectangle(geometry)).toEqual({ left: 960, top: 0, width: 960, height: 540 });
		expect(coversFrame(geometry, frame)).toBe(false);
	});

	test('rotation is clockwise: the top left corner of a quarter-turned picture is at the top right', () => {
		const geometry = layerGeometry(square(1080, 1080), noCrop, { ...identity, rotation: 90 }, frame);
		expect(geometry.corners[0]).toEqual({ x: 1500, y: 0 });
		expect(geometry.corners[1]).toEqual({ x: 1500, y: 1080 });
	});

	test('the picture is turned and scaled about its anchor, which stays in its place', () => {
		const anchored = { ...identity, anchorX: -0.5, anchorY: 0.5 };
		expect(layerGeometry(square(1920, 1080), noCrop, anchored, frame).corners).toEqual(layerGeometry(square(1920, 1080), noCrop, identity, frame).corners);
		const turned = layerGeometry(square(1920, 1080), noCrop, { ...anchored, scale: 0.5, rotation: 90 }, frame);
		expect(turned.corners[3]).toEqual({ x: 0, y: 1080 });
		expect(turned.corners[2]).toEqual({ x: 0, y: 2040 });
	});

	test('a stretch widens the picture and leaves its height', () => {
		expect(pixelRectangle(layerGeometry(square(1920, 1080), noCrop, { ...identity, scale: 0.5, stretch: 0.5 }, frame))).toEqual({ left: 720, top: 270, width: 480, height: 540 });
	});

	test('a crop leaves the rest where it is', () => {
		const geometry = layerGeometry(square(1920, 1080), { left: 0.25, top: 0, right: 0, bottom: 0.5 }, identity, frame);
		expect(pixelRectangle(geometry)).toEqual({ left: 480, top: 0, width: 1440, height: 540 });
	});

	test('a layer between pixels has no pixel rectangle', () => {
		expect(pixelRectangle(layerGeometry(square(1920, 1080), noCrop, { ...identity, x: 0.0001 }, frame))).toBeNull();
		expect(pixelRectangle(layerGeometry(square(1920, 1080), noCrop, { ...identity, rotation: 180 }, frame))).toBeNull();
	});

	test('a turned picture that is large enough covers the frame, one that shows a corner does not', () => {
		expect(coversFrame(layerGeometry(square(1920, 1080), noCrop, { ...identity, rotation: 10, scale: 1.5 }, frame), frame)).toBe(true);
		expect(coversFrame(layerGeometry(square(1920, 1080), noCrop, { ...identity, rotation: 10, scale: 1.1 }, frame), frame)).toBe(false);
	});

	test('a layer moved out of the frame misses it', () => {
		expect(missesFrame(layerGeometry(square(1920, 1080), noCrop, { ...identity, x: 1 }, frame), frame)).toBe(true);
		expect(missesFrame(layerGeometry(square(1920, 1080), noCrop, { ...identity, x: 0.99 }, frame), frame)).toBe(false);
	});
});
