import { expect, test } from 'vitest';
import { paddedIds, tokenise, wordsOf } from './tokenise.ts';

const vocabulary = new Map(['<pad>', '<unk>', 'a', 'red', 'ball', 'sea', '16'].map((word, id) => [word, id]));

test('words are lower case letters and digits; the rest parts them', () => {
	expect(wordsOf('A Red-Ball, 16x café!')).toEqual(['a', 'red', 'ball', '16x', 'cafe']);
	expect(wordsOf('  …  ')).toEqual([]);
});
test('unknown words become the unknown id and are named once', () => {
	expect(tokenise('a zebra, a red Zebra', vocabulary, 10)).toEqual({ ids: [2, 1, 2, 3, 1], unknownWords: ['zebra'], cutWords: 0 });
});
test('a long text is cut and says by how much', () => {
	expect(tokenise('a red ball a red ball', vocabulary, 4)).toEqual({ ids: [2, 3, 4, 2], unknownWords: [], cutWords: 2 });
});
test('rows are padded with 0', () => {
	expect([...paddedIds([[2, 3], []], 3)]).toEqual([2n, 3n, 0n, 0n, 0n, 0n]);
});
