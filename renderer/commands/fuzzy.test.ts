import { expect, test } from 'vitest';
import { fuzzyFind, fuzzyScore } from './fuzzy.ts';

test('letters must come in order', () => {
	expect(fuzzyScore('spl', 'Split at playhead')).not.toBeNull();
	expect(fuzzyScore('lps', 'Split')).toBeNull();
});

test('beginnings of words win over letters inside them', () => {
	expect(fuzzyFind('rd', ['Forward', 'Ripple delete', 'Record'], text => text)[0]).toBe('Ripple delete');
});

test('nothing typed leaves everything in its order', () => {
	expect(fuzzyFind(' ', ['b', 'a'], text => text)).toEqual(['b', 'a']);
});
