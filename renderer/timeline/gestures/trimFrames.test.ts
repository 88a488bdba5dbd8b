import { expect, test } from 'vitest';
import { at, projectOf, testFrame, testRate } from '../../../electron/shared/timeline/testing/strip.ts';
import { trimFrames } from './trimFrames.ts';

const momentsOf = (strip: string, clipId: string, kind: Parameters<typeof trimFrames>[3]) => trimFrames(projectOf(strip), testRate, clipId, kind)?.map(({ shows }) => shows && shows.at / testFrame);

test('the trim display shows the frames of the cut at any speed, forwards and backwards', () => {
	expect(momentsOf('|A:10@30|B:10@50|', 'V1.B', 'head')).toEqual([39, 50]);
	expect(momentsOf('|A:10@30x2|B:10@50r|', 'V1.B', 'head')).toEqual([48, 59]);
	expect(momentsOf('|A:10@30r|B:10@50x0.5|', 'V1.A', 'tail')).toEqual([30, 50]);
	expect(momentsOf('|A:10@30r|', 'V1.A', 'slip')).toEqual([39, 30]);
	expect(momentsOf(`|A:5|B:10@20x2r|-:${at(2) / testFrame}|`, 'V1.B', 'slide')).toEqual([4, 38, 20, null]);
});
