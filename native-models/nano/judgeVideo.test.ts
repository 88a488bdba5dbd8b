import { expect, test } from 'vitest';
import { judgedStarts } from './judgeVideo.ts';

test.each([
	['a short clip is looked at from its beginning', 9, [0]],
	['one second is looked at once', 16, [0]],
	['a little more is looked at from both ends', 20, [0, 4]],
	['a long clip in four places', 256, [0, 80, 160, 240]],
])('%s', (_, count, starts) => {
	expect(judgedStarts(count)).toEqual(starts);
});
