import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { easings, type Easing, type Keyframe } from '../keyframes/keyframe.ts';
import { canBeRamp, meanSpeed, rampMoment, rampPassed, rampSpeed, standstills, type SpeedRamp } from './speedRamp.ts';
import { time, type Time } from './time.ts';
import { localMoment, sourceLength, sourceMoment, sourcePassed, timeWithin, timeWithinBefore, type Timing } from './timeMap.ts';

const frame = time(28_224_000);
const point = (at: number, speed: number, easing: Easing = easings.linear): Keyframe => ({ time: at * frame as Time, value: speed, easing });
const passedFrames = (ramp: SpeedRamp, at: number) => rampPassed(ramp, at * frame) / frame;

const part = fc.double({ min: 0, max: 1, noNaN: true });
const height = fc.double({ min: -1, max: 2, noNaN: true });
const anyEasing: fc.Arbitrary<Easing> = fc.oneof(
	fc.constant(easings.linear), fc.constant(easings.hold), fc.constant(easings.ease),
	fc.tuple(part, height, part, height).map(([ax, ay, bx, by]): Easing => ({ type: 'bezier', out: [ax, ay], in: [bx, by] })),
);
const anySpeed = fc.double({ min: 0.05, max: 20, noNaN: true });
const anyRamp: fc.Arbitrary<SpeedRamp> = fc.uniqueArray(fc.integer({ min: -40, max: 140 }), { minLength: 1, maxLength: 6 })
	.chain(times => fc.tuple(...times.toSorted((a, b) => a - b).map(at => fc.tuple(anySpeed, anyEasing).map(([speed, easing]) => point(at, speed, easing)))));
/** One that may stand still between its points. */
const anyStandingRamp: fc.Arbitrary<SpeedRamp> = fc.tuple(anyRamp, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }))
	.map(([ramp, stands]) => ramp.map((at, place) => stands[place] && place > 0 && place < ramp.length - 1 ? { ...at, value: 0 } : at));
const timing = (ramp: SpeedRamp, rest: Partial<Timing> = {}): Timing => ({ duration: time(100 * frame), sourceStart: time(500 * frame), speed: 1, isReversed: false, keyframes: { speed: ramp }, ...rest });

describe('the source that passes along a ramp', () => {
	test('is the area under the speeds: squares between points, straight outside', () => {
		const ramp = [point(10, 1), point(20, 3), point(30, 3, easings.hold), point(40, 0.5)];
		expect([0, 10, 15, 20, 30, 40, 44].map(at => passedFrames(ramp, at))).toEqual([-10, 0, 7.5, 20, 50, 80, 82]);
		expect([0, 15, 25, 35, 50].map(at => rampSpeed(ramp, at * frame))).toEqual([1, 2, 3, 3, 0.5]);
	});
	test('under an ease is what its two halves of a turn make: the mean of both speeds', () => {
		const ramp = [point(0, 1, easings.ease), point(10, 3)];
		expect(passedFrames(ramp, 10)).toBeCloseTo(20, 9);
		expect(meanSpeed(point(0, 1, easings.ease), point(10, 3))).toBeCloseTo(2, 9);
	});
	test('is the sum of the speeds of many small steps', () => {
		fc.assert(fc.property(anyRamp, (ramp) => {
			// A held speed may jump twentyfold within a step: the steps must be small for the sum to be right to half a frame.
			const steps = 20_000;
			const [from, to] = [-20 * frame, 120 * frame];
			const sum = Array.from({ length: steps }, (_, step) => rampSpeed(ramp, from + (step + 0.5) / steps * (to - from))).reduce((a, b) => a + b, 0) / steps * (to - from);
			expect(Math.abs(rampPassed(ramp, to) - rampPassed(ramp, from) - sum) / frame).toBeLessThan(0.5);
		}), { numRuns: 60 });
	});
	test('grows with time, and leads back to its moment', () => {
		fc.assert(fc.property(anyRamp, fc.integer({ min: -60, max: 160 }), fc.integer({ min: 1, max: 50 }), (ramp, at, later) => {
			expect(rampPassed(ramp, (at + later) * frame)).toBeGreaterThan(rampPassed(ramp, at * frame));
			expect(Math.abs(rampMoment(ramp, rampPassed(ramp, at * frame)) - at * frame)).toBeLessThan(2);
		}), { numRuns: 500 });
	});
});

describe('a ramp that stands still', () => {
	const ramp = [point(0, 1), point(10, 0, easings.hold), point(20, 0, easings.ease), point(30, 1)];
	test('shows one moment meanwhile, from its first moment to its last', () => {
		expect([5, 10, 15, 20, 30, 40].map(at => passedFrames(ramp, at))).toEqual([3.75, 5, 5, 5, 10, 20]);
		expect([rampMoment(ramp, 5 * frame) / frame, rampMoment(ramp, 5 * frame, 'last') / frame]).toEqual([10, 20]);
		expect(standstills(ramp).map(({ start, end }) => [start / frame, end / frame])).toEqual([[10, 20]]);
	});
	test('leads back to the moments at which a picture is seen', () => {
		fc.assert(fc.property(anyStandingRamp, fc.integer({ min: -60, max: 160 }), (standing, at) => {
			const passed = rampPassed(standing, at * frame);
			const [first, last] = [rampMoment(standing, passed), rampMoment(standing, passed, 'last')];
			expect(first).toBeLessThanOrEqual(at * frame + 1000);
			expect(last).toBeGreaterThanOrEqual(at * frame - 1000);
			[first, last].forEach(moment => expect(Math.abs(rampPassed(standing, moment) - passed)).toBeLessThan(1));
		}), { numRuns: 500 });
	});
	test('is as long as its source allows, with the time it stands still', () => {
		fc.assert(fc.property(anyStandingRamp, fc.integer({ min: 0, max: 400 }), (standing, source) => {
			const clip = timing(standing);
			const longest = timeWithin(clip, source * frame, frame);
			expect(sourcePassed(clip, longest)).toBeLessThanOrEqual(source * frame);
			expect(sourcePassed(clip, longest + frame)).toBeGreaterThan(source * frame);
			const before = timeWithinBefore(clip, source * frame, frame);
			expect(-sourcePassed(clip, -before)).toBeLessThanOrEqual(source * frame);
			expect(-sourcePassed(clip, -before - frame)).toBeGreaterThan(source * frame);
		}));
	});
	test('is refused at either end', () => {
		expect([[1, 0, 1], [1, 0, 0, 1], [0, 1], [1, 0], [0], [1, 0.04, 1], [1, 21]].map(speeds => canBeRamp(speeds))).toEqual([true, true, false, false, false, false, false]);
	});
});

describe('a clip with a ramp', () => {
	const isReversed = fc.boolean();
	test('cut in two shows the same moments as before, and uses no more source', () => {
		fc.assert(fc.property(anyRamp, isReversed, fc.integer({ min: 1, max: 99 }), (ramp, reversed, cut) => {
			const whole = timing(ramp, { isReversed: reversed });
			const passed = sourcePassed(whole, cut * frame);
			const shifted = ramp.map(keyframe => ({ ...keyframe, time: keyframe.time - cut * frame as Time }));
			const right = timing(shifted, { isReversed: reversed, duration: time((100 - cut) * frame), sourceStart: time(whole.sourceStart + (reversed ? 0 : passed)) });
			for (let at = cut; at < 100; at += 7) {
				expect(Math.abs(sourceMoment(right, (at - cut) * frame, frame) - sourceMoment(whole, at * frame, frame))).toBeLessThanOrEqual(2);
			}
			expect(passed + sourceLength(right)).toBeLessThanOrEqual(sourceLength(whole) + 1);
		}));
	});
	test('shows each moment where the moment says, either way', () => {
		fc.assert(fc.property(anyRamp, isReversed, fc.integer({ min: 0, max: 99 }), (ramp, reversed, at) => {
			const clip = timing(ramp, { isReversed: reversed });
			expect(Math.abs((localMoment(clip, sourceMoment(clip, at * frame, 0)) ?? 0) - at * frame)).toBeLessThan(60);
		}));
	});
	test('is as long as its source allows, to either side', () => {
		fc.assert(fc.property(anyRamp, fc.integer({ min: 0, max: 400 }), (ramp, source) => {
			const clip = timing(ramp);
			const longest = timeWithin(clip, source * frame, frame);
			expect(sourcePassed(clip, longest)).toBeLessThanOrEqual(source * frame);
			expect(sourcePassed(clip, longest + frame)).toBeGreaterThan(source * frame);
			const before = timeWithinBefore(clip, source * frame, frame);
			expect(-sourcePassed(clip, -before)).toBeLessThanOrEqual(source * frame);
			expect(-sourcePassed(clip, -before - frame)).toBeGreaterThan(source * frame);
		}));
	});
});
