import { expect, test } from 'vitest';
import { easings, type Easing } from '../keyframes/keyframe.ts';
import type { Time } from '../time/time.ts';
import { parseSoundName, soundName } from './soundName.ts';

const point = (time: number, value: number, easing: Easing = easings.linear) => ({ time: time as Time, value, easing });

test.each([
	['0', { stream: 0, speed: 1, isReversed: false, keepsPitch: true, ramp: null }],
	['2@1r', { stream: 2, speed: 1, isReversed: true, keepsPitch: true, ramp: null }],
	['0@0.5', { stream: 0, speed: 0.5, isReversed: false, keepsPitch: true, ramp: null }],
	['1@1.37rf', { stream: 1, speed: 1.37, isReversed: true, keepsPitch: false, ramp: null }],
	['0@~7056000_-1_2~0_1~2822400_2.5', { stream: 0, speed: 1, isReversed: false, keepsPitch: true, ramp: { anchor: 7_056_000, from: -1, to: 2, points: [point(0, 1), point(2_822_400, 2.5)] } }],
	['3@rf~-1470_0_1~0_0.05_h~7_20_0.3_-1_1_1e-7', { stream: 3, speed: 1, isReversed: true, keepsPitch: false, ramp: {
		anchor: -1470, from: 0, to: 1, points: [point(0, 0.05, easings.hold), point(7, 20, { type: 'bezier', out: [0.3, -1], in: [1, 1e-7] })],
	} }],
	['0@~0_0_1~0_1~2822400_0_h~4233600_1', { stream: 0, speed: 1, isReversed: false, keepsPitch: true, ramp: { anchor: 0, from: 0, to: 1, points: [point(0, 1), point(2_822_400, 0, easings.hold), point(4_233_600, 1)] } }],
] as const)('%s', (name, stretch) => {
	expect(soundName(stretch)).toBe(name);
	expect(parseSoundName(name)).toEqual(stretch);
});

test('what is no name is not read as one', () => {
	for (const name of ['', 'x', '0@', '0@0', '0@21', '0@-1', '0@1e3', '0/../1', '0@1rr', '1000', '0@~', '0@~0_0_1', '0@~0_0_1~0_0', '0@~0_0_1~0_1~7_0', '0@~0_0_1~0_1~0_2', '0@~0_1_1~0_1', '0@~0_0_1~1_1', '0@~0_0_1~0_1_x', '0@~0_0_9999~0_1', '0@~/_0_1~0_1', '0@~0_0_1~0_1_2_0_1_0']) {
		expect(parseSoundName(name), name).toBe(null);
	}
});
