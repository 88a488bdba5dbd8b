import { expect, test } from 'vitest';
import { flicksPerSecond, time } from '../../electron/shared/time/time.ts';
import { lengthWords, signedTimecode } from './timecodes.ts';

const rate = { numerator: 25, denominator: 1 };

test.each([[4.2, '4.2 s'], [59.9, '59.9 s'], [65, '1:05'], [3750, '1:02:30']])('%d seconds are %s long', (seconds, words) => {
	expect(lengthWords(time(seconds * flicksPerSecond))).toBe(words);
});

test('a change carries its sign', () => {
	expect(signedTimecode(time(-flicksPerSecond), rate)).toBe('−00:00:01:00');
	expect(signedTimecode(time(flicksPerSecond / 25), rate)).toBe('+00:00:00:01');
	expect(signedTimecode(time(0), rate)).toBe('±0');
});
