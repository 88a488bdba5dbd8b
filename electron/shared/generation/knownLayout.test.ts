import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { knownLayout } from './knownLayout.ts';
import type { KnownEnd } from './tasks.ts';

const slots = { frames: 4, window: 4 };
const layout = (frames: number, first: KnownEnd | null, last: KnownEnd | null) => knownLayout({ frames, first, last, slots });

test.each([
	['a picture that begins to move', 16, 'still', null, { length: 4, firstSlots: 1, lastSlots: 0, firstFrame: 0, lastOffset: 0 }],
	['a longer one', 21, 'still', null, { length: 6, firstSlots: 1, lastSlots: 0, firstFrame: 0, lastOffset: 0 }],
	['from one picture to another', 16, 'still', 'still', { length: 4, firstSlots: 1, lastSlots: 1, firstFrame: 0, lastOffset: 0 }],
	['a clip that goes on', 16, 'moving', null, { length: 5, firstSlots: 1, lastSlots: 0, firstFrame: 4, lastOffset: 0 }],
	['a clip that goes on for a moment', 3, 'moving', null, { length: 4, firstSlots: 1, lastSlots: 0, firstFrame: 4, lastOffset: 0 }],
	['a gap of whole slots', 16, 'moving', 'moving', { length: 6, firstSlots: 1, lastSlots: 1, firstFrame: 4, lastOffset: 0 }],
	['a gap that ends inside a slot', 14, 'moving', 'moving', { length: 6, firstSlots: 1, lastSlots: 1, firstFrame: 4, lastOffset: 2 }],
	['a gap shorter than a window', 3, 'moving', 'moving', { length: 4, firstSlots: 2, lastSlots: 1, firstFrame: 8, lastOffset: 1 }],
	['a clip that ends with a picture', 14, null, 'still', { length: 4, firstSlots: 0, lastSlots: 1, firstFrame: 2, lastOffset: 0 }],
	['a clip that leads into another', 10, null, 'moving', { length: 4, firstSlots: 0, lastSlots: 1, firstFrame: 2, lastOffset: 0 }],
	['a glimpse between two pictures', 3, 'still', 'still', { length: 4, firstSlots: 3, lastSlots: 1, firstFrame: 12, lastOffset: 0 }],
] as const)('%s', (_, frames, first, last, expected) => {
	expect(layout(frames, first, last)).toEqual(expected);
});

const ends = fc.constantFrom<KnownEnd | null>('still', 'moving', null);

test('the clip always lies inside, between the frames that do not belong to it', () => {
	fc.assert(fc.property(fc.integer({ min: 1, max: 260 }), ends, ends, (frames, first, last) => {
		const { length, firstSlots, lastSlots, firstFrame, lastOffset } = layout(frames, first, last);
		expect(length).toBeGreaterThanOrEqual(slots.window);
		expect(firstSlots + lastSlots).toBeLessThanOrEqual(length);
		const end = firstFrame + frames;
		expect(end).toBeLessThanOrEqual(length * slots.frames);
		if (first === 'moving') {
			expect(firstFrame).toBe(firstSlots * slots.frames);
		}
		if (last === 'moving') {
			// What is known begins exactly `lastOffset` frames after the clip.
			expect(end + lastOffset).toBe((length - lastSlots) * slots.frames);
		}
		if (last === 'still' && first === null) {
			expect(end).toBe(length * slots.frames);
		}
	}));
});
