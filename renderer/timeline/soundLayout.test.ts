import { expect, test } from 'vitest';
import { easings } from '../../electron/shared/keyframes/keyframe.ts';
import { flicksPerSecond, time, zeroTime } from '../../electron/shared/time/time.ts';
import { clipDefaults, type Clip } from '../../electron/shared/timeline/records.ts';
import { clipGainAt, clipVolumeAt } from './soundLayout.ts';

const second = (count: number) => time(count * flicksPerSecond);
const clip: Clip = { kind: 'clip', id: 'c', trackId: 't', assetId: 'a', name: 'c', start: second(5), duration: second(10), sourceStart: zeroTime, ...clipDefaults };

test('a wave is as high as its volume, keyframes and fades make it', () => {
	expect(clipGainAt(clip, second(4))).toBe(1);
	expect(clipGainAt({ ...clip, volume: -6.0206 }, second(4))).toBeCloseTo(0.5, 4);
	const faded = { ...clip, fadeIn: second(2), fadeOut: second(4), fadeOutCurve: 'equal-power' as const };
	expect(clipGainAt(faded, second(1))).toBeCloseTo(0.5);
	expect(clipGainAt(faded, second(8))).toBeCloseTo(Math.SQRT1_2);
	const moving = { ...clip, keyframes: { volume: [{ time: second(0), value: -20, easing: easings.linear }, { time: second(10), value: 0, easing: easings.linear }] } };
	expect(clipVolumeAt(moving, second(5))).toBeCloseTo(-10);
	expect(clipGainAt(moving, second(5))).toBeCloseTo(10 ** -0.5);
});
