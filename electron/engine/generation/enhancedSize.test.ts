import { expect, test } from 'vitest';
import { enhancedSize } from './enhancedSize.ts';

test.each([
	['a small picture grows by the factor', 128, 72, 4, 512, 288],
	['half of 1080 lines become 1080', 960, 540, 2, 1920, 1080],
	['720 lines end at 1080', 1280, 720, 2, 1920, 1080],
	['a portrait film ends at 1080 columns', 720, 1280, 4, 1080, 1920],
] as const)('%s', (_, width, height, factor, wide, high) => {
	expect(enhancedSize({ picture: { width, height, frames: 1, fps: 25 }, factor })).toEqual({ width: wide, height: high });
});
