import { expect, test } from 'vitest';
import { portraitInput } from './personalisedVideo.ts';

test('a portrait is handed over as three colour planes in −1…1 and a mask that is 1 everywhere', () => {
	const pixels = Uint8Array.from([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]);
	expect([...portraitInput(pixels, 2)]).toEqual([1, -1, -1, 1, -1, 1, -1, 1, -1, -1, 1, 1, 1, 1, 1, 1]);
});
