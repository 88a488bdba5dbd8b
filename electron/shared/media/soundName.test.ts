import { expect, test } from 'vitest';
import { parseSoundName, soundName } from './soundName.ts';

test.each([
	['0', { stream: 0, speed: 1, isReversed: false, keepsPitch: true }],
	['2@1r', { stream: 2, speed: 1, isReversed: true, keepsPitch: true }],
	['0@0.5', { stream: 0, speed: 0.5, isReversed: false, keepsPitch: true }],
	['1@1.37rf', { stream: 1, speed: 1.37, isReversed: true, keepsPitch: false }],
] as const)('%s', (name, stretch) => {
	expect(soundName(stretch)).toBe(name);
	expect(parseSoundName(name)).toEqual(stretch);
});

test('what is no name is not read as one', () => {
	for (const name of ['', 'x', '0@', '0@0', '0@21', '0@-1', '0@1e3', '0/../1', '0@1rr', '1000']) {
		expect(parseSoundName(name), name).toBe(null);
	}
});
