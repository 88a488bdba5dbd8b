import { describe, expect, test } from 'vitest';
import { parameterProblem } from '../parameters/parameterProblem.ts';
import { zeroTime, type Time } from '../time/time.ts';
import type { Effect } from '../timeline/records.ts';
import { colourTable } from './colourTable.ts';
import { curveValue } from './curve.ts';
import { pictureEffects } from './index.ts';
import { noiseSide, noiseSquare } from './noise.ts';
import type { Operation } from './operation.ts';
import { operationsOf, resolvedEffects } from './resolvedEffects.ts';
import { drawnShape, shapeSchema } from './shape.ts';
import { stepsOf } from './steps.ts';
import { streakShifts } from './streak.ts';

const place = { visible: { left: 0, top: 0, right: 1, bottom: 1 }, aspect: 16 / 9 };
const effect = (type: string, parameters: Effect['parameters'] = {}, rest: Partial<Effect> = {}): Effect =>
	({ kind: 'effect', id: type, targetId: 'clip', type, order: 0, isEnabled: true, parameters, keyframes: {}, ...rest });
const operations = (...effects: readonly Effect[]) => operationsOf(resolvedEffects(effects, zeroTime), place);
const changed = (type: string, parameters: Effect['parameters'], colour: readonly [number, number, number]) => {
	const [only] = operations(effect(type, parameters));
	return only?.type === 'colour' ? only.change(colour).map(part => Number(part.toFixed(3))) : null;
};

describe('every effect', () => {
	test('has a name of its own', () => {
		expect(new Set(pictureEffects.map(({ name }) => name)).size).toBe(pictureEffects.length);
	});
	test.each(pictureEffects)('$name takes its own defaults, and says what it does with them', ({ name, parameters }) => {
		parameters.forEach(parameter => expect(parameterProblem(parameter, parameter.default), parameter.label).toBeNull());
		expect(() => operations(effect(name))).not.toThrow();
	});
	test.each(pictureEffects)('$name survives the ends of its ranges', ({ name, parameters }) => {
		(['min', 'max'] as const).forEach((end) => {
			const extremes = Object.fromEntries(parameters.flatMap(parameter => (parameter.type === 'number' ? [[parameter.path.replace('parameters.', ''), parameter[end]]] : [])));
			const colours = (list: readonly Operation[]): readonly Operation[] => list.flatMap(operation => ('operations' in operation ? colours(operation.operations) : [operation]));
			colours(operations(effect(name, extremes))).forEach((operation) => {
				if (operation.type === 'colour') {
					[[0, 0, 0], [1, 1, 1], [1, 0, 0.5]].forEach(([red = 0, green = 0, blue = 0]) => expect(operation.change([red, green, blue]).every(Number.isFinite)).toBe(true));
				}
			});
		});
	});
});

describe('colour', () => {
	test('one stop doubles the light', () => {
		const [grey = 0] = changed('exposure', { exposure: 1 }, [0.5, 0.5, 0.5]) ?? [];
		expect(grey ** 2.4 / 0.5 ** 2.4).toBeCloseTo(2, 1);
	});
	test('no saturation leaves grey of the same brightness', () => {
		expect(changed('exposure', { saturation: 0 }, [1, 0, 0])).toEqual([0.213, 0.213, 0.213]);
	});
	test('warmer is redder and less blue', () => {
		const [red = 0, , blue = 0] = changed('white-balance', { temperature: 0.5 }, [0.5, 0.5, 0.5]) ?? [];
		expect(red).toBeGreaterThan(0.5);
		expect(blue).toBeLessThan(0.5);
	});
	test('lift moves black and leaves white, gain moves white and leaves black', () => {
		expect(changed('lift-gamma-gain', { lift: [0.2, 0, 0, 0] }, [0, 0, 0])).toEqual([0.1, 0, 0]);
		expect(changed('lift-gamma-gain', { lift: [0.2, 0, 0, 0] }, [1, 1, 1])).toEqual([1, 1, 1]);
		expect(changed('lift-gamma-gain', { gain: [0, 0, 0, -0.5] }, [0, 0, 0])).toEqual([0, 0, 0]);
	});
	test('a full turn of the hue comes back, and grey never moves', () => {
		expect(changed('hue', { angle: 180 }, [0.4, 0.4, 0.4])).toEqual([0.4, 0.4, 0.4]);
	});
	test('the screen becomes transparent, skin and grey stay', () => {
		const alpha = (colour: readonly [number, number, number]) => changed('chroma-key', { colour: '#20c040' }, colour)?.[3];
		expect([alpha([0.125, 0.753, 0.251]), alpha([0.8, 0.6, 0.5]), alpha([0.5, 0.5, 0.5])]).toEqual([0, 1, 1]);
	});
	test('an effect that changes nothing costs nothing', () => {
		expect(operations(effect('exposure'), effect('curves'), effect('hue'), effect('lift-gamma-gain'), effect('white-balance'))).toEqual([]);
	});
	test('neighbouring changes become one table, which is exact at its corners', () => {
		const chain = operations(effect('exposure', { exposure: 0.5 }), effect('hue', { angle: 90 }), effect('gaussian-blur'), effect('exposure', { contrast: 0.2 }));
		expect(stepsOf(chain).map(step => step.type)).toEqual(['table', 'blur', 'table']);
		const table = colourTable([{ type: 'colour', key: 'negative', change: ([red, green, blue]) => [1 - red, 1 - green, 1 - blue] }]);
		expect([...table.values.slice(0, 4), ...table.values.slice(-4)]).toEqual([1, 1, 1, 1, 0, 0, 0, 1]);
	});
});

describe('curves', () => {
	test('go through their points and never overshoot', () => {
		const points = [0, 0, 0.2, 0.6, 0.5, 0.6, 1, 1];
		[[0, 0], [0.2, 0.6], [0.5, 0.6], [1, 1]].forEach(([x = 0, y = 0]) => expect(curveValue(points, x)).toBeCloseTo(y, 10));
		expect(curveValue(points, 0.35)).toBeCloseTo(0.6, 10);
		for (let x = 0; x < 1; x += 0.01) {
			expect(curveValue(points, x + 0.01)).toBeGreaterThanOrEqual(curveValue(points, x) - 1e-12);
		}
	});
});

describe('shapes', () => {
	const drawn = (shape: object, width = 16, height = 16) => drawnShape(shapeSchema.parse(shape), width, height);
	test('a rectangle covers its pixels, its inverse the others', () => {
		const inside = drawn({ type: 'rectangle', width: 0.5, height: 0.5 });
		expect([inside[8 * 16 + 8], inside[0], inside[4 * 16 + 4], inside[3 * 16 + 3]]).toEqual([255, 0, 255, 0]);
		expect([...drawn({ type: 'rectangle', width: 0.5, height: 0.5, isInverted: true })]).toEqual([...inside].map(value => 255 - value));
	});
	test('an ellipse covers π/4 of its rectangle', () => {
		const sum = drawn({ type: 'ellipse', width: 1, height: 1 }, 200, 100).reduce((total, value) => total + value / 255, 0);
		expect(sum / 20_000).toBeCloseTo(Math.PI / 4, 2);
	});
	test('a polygon is what its corners enclose', () => {
		const triangle = drawn({ type: 'polygon', points: [0, 0, 1, 0, 0, 1] }, 100, 100);
		expect(triangle.reduce((total, value) => total + value / 255, 0) / 10_000).toBeCloseTo(0.5, 2);
	});
	test('a feather lies half inside and half outside', () => {
		const soft = drawn({ type: 'rectangle', width: 0.5, height: 2, feather: 0.25 }, 64, 64);
		const row = soft.slice(32 * 64, 33 * 64);
		expect([row[16 - 9], row[16 + 9]]).toEqual([0, 255]);
		expect((row[15] ?? 0) + (row[16] ?? 0)).toBe(255);
	});
	test('a polygon of two corners is refused', () => {
		expect(shapeSchema.safeParse({ type: 'polygon', points: [0, 0, 1, 1] }).success).toBe(false);
	});
});

test('a streak reaches as far as it is long, evenly to both sides', () => {
	const { start, shifts } = streakShifts(64, 0);
	expect(shifts.map(({ x }) => x)).toEqual([32, 16, 8, 4, 2, 1, 1]);
	expect(start).toEqual({ x: -32, y: 0 });
});

test('noise has mean 128 and a deviation of 40', () => {
	const square = noiseSquare();
	const mean = square.reduce((sum, value) => sum + value, 0) / noiseSide ** 2;
	const deviation = Math.sqrt(square.reduce((sum, value) => sum + (value - mean) ** 2, 0) / noiseSide ** 2);
	expect([Math.round(mean), Math.round(deviation)]).toEqual([128, 40]);
});

test('what is switched off or comes from a newer version is passed over', () => {
	expect(resolvedEffects([effect('hue', { angle: 9 }, { isEnabled: false }), effect('glamour'), effect('flip')], zeroTime).map(({ type }) => type)).toEqual(['flip']);
});

test('a keyframed parameter has the value of its moment', () => {
	const moving = effect('hue', {}, { keyframes: { 'parameters.angle': [{ time: 0 as Time, value: 0, easing: { type: 'linear' } }, { time: 100 as Time, value: 90, easing: { type: 'linear' } }] } });
	expect(resolvedEffects([moving], 50 as Time)[0]?.parameters).toEqual({ angle: 45 });
});
