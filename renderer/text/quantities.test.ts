import { expect, test } from 'vitest';
import { agoWords, bytesWords, durationWords } from './quantities.ts';

test.each([[0.4, 'less than a second'], [40, '40 s'], [200, '3 min 20 s'], [3600, '1 h'], [3725, '1 h 2 min']])('%d seconds are %s', (seconds, words) => {
	expect(durationWords(seconds)).toBe(words);
});

test.each([[900, '900 bytes'], [12_000, '12 KB'], [340e6, '340 MB'], [1.24e9, '1.2 GB']])('%d bytes are %s', (bytes, words) => {
	expect(bytesWords(bytes)).toBe(words);
});

test('the past is told roughly', () => {
	const now = Date.parse('2026-11-22T12:00:00Z');
	expect(agoWords('2026-11-22T11:59:40Z', now)).toBe('just now');
	expect(agoWords('2026-11-22T11:48:00Z', now)).toBe('12 min ago');
	expect(agoWords('2026-11-22T08:00:00Z', now)).toBe('4 h ago');
});
