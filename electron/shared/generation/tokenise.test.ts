import { expect, test } from 'vitest';
import { paddedIds, promptIds, saidAndQuoted, tokenise, wordsOf } from './tokenise.ts';

const vocabulary = new Map(['<pad>', '<unk>', 'a', 'red', 'ball', 'sea', '16'].map((word, id) => [word, id]));

test('words are lower case letters and digits; the rest parts them', () => {
	expect(wordsOf('A Red-Ball, 16x café!')).toEqual(['a', 'red', 'ball', '16x', 'cafe']);
	expect(wordsOf('  …  ')).toEqual([]);
});
test('unknown words become the unknown id', () => {
	expect(tokenise('a zebra, a red Zebra', vocabulary, 10)).toEqual([2, 1, 2, 3, 1]);
});
test('a long text is cut', () => {
	expect(tokenise('a red ball a red ball', vocabulary, 4)).toEqual([2, 3, 4, 2]);
});
test('rows are padded with 0', () => {
	expect([...paddedIds([[2, 3], []], 3)]).toEqual([2n, 3n, 0n, 0n, 0n, 0n]);
});
test('what stands in the first pair of quotation marks is taken out, in capitals', () => {
	expect(saidAndQuoted('the sea with the text “Hello  you”, calm')).toEqual({ said: 'the sea with the text  , calm', quoted: 'HELLO YOU' });
	expect(saidAndQuoted('«a» and "b"')).toEqual({ said: '  and  ', quoted: 'A' });
	expect(saidAndQuoted('a 5" ball')).toEqual({ said: 'a 5" ball', quoted: '' });
});
test('a prompt is its words and behind them the bytes of what is quoted, in as many places as the longest prompt needs', () => {
	const places = { shortWords: 3, maxWords: 5, maxQuoted: 2 };
	expect([...promptIds(['a red "go on"', ''], vocabulary, places).data].map(Number)).toEqual([2, 3, 0, 71, 79, 0, 0, 0, 0, 0]);
	expect(promptIds(['a red ball a red ball', 'sea'], vocabulary, places)).toMatchObject({ width: 7 });
	expect([...promptIds(['a red ball a red ball'], vocabulary, places).data].map(Number)).toEqual([2, 3, 4, 2, 3, 0, 0]);
});
