import { expect, test } from 'vitest';
import { time } from '../time/time.ts';
import { headHandle, sourceStartMovedBy } from './handles.ts';
import { clipDefaults, type Clip } from './records.ts';
import { stripAsset, testFrame } from './testing/strip.ts';

test('a slow clip drawn out to the very beginning of its source begins with it, not a flick before', () => {
	const asset = stripAsset('A', 100);
	const clip: Clip = { kind: 'clip', id: 'c', trackId: 't', assetId: 'A', name: 'c', start: time(1_241_856_000), duration: time(10 * testFrame), sourceStart: time(412_504_615), ...clipDefaults, speed: 5 / 13 };
	const handle = headHandle(clip, asset, testFrame);
	expect(sourceStartMovedBy(clip, asset, -handle)).toBe(0);
	expect(sourceStartMovedBy(clip, asset, testFrame)).toBeGreaterThan(clip.sourceStart);
});
