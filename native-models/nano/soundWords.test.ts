import { expect, test } from 'vitest';
import { soundWordIds } from './soundWords.ts';

const vocabulary = new Map(['<pad>', '<unk>', '<effects>', '<music>', '<quality 2>', '<quality 9>', '<music 0>', '<music 10>', 'rain', 'music'].map((word, id) => [word, id]));

test('stem, quality and music likelihood stand before the words', () => {
	expect(soundWordIds('rain', { stem: 'effects', quality: 2 }, vocabulary, 6)).toEqual([2, 4, 6, 8]);
	expect(soundWordIds('rain', { stem: 'music' }, vocabulary, 6)).toEqual([3, 5, 7, 8]);
});
test('without a stem nothing is said of stems or music', () => {
	expect(soundWordIds('', {}, vocabulary, 6)).toEqual([0, 5, 0]);
});
test('words that do not fit are left out, the marks never', () => {
	expect(soundWordIds('rain rain rain rain', { stem: 'music' }, vocabulary, 5)).toEqual([3, 5, 7, 8, 8]);
});
