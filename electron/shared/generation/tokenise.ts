/** What became of a text: `ids` of its words, the words the vocabulary does not know, and how many known words did not fit. */
export type Tokens = { readonly ids: readonly number[]; readonly unknownWords: readonly string[]; readonly cutWords: number };

/** Ids with a meaning of their own in every vocabulary. */
export const paddingId = 0;
export const unknownId = 1;

/** The words of a text as the nano cast's vocabularies know them: lower case, letters a–z and digits, everything else parts them. Accents are taken off first ("café" is "cafe"). */
export const wordsOf = (text: string): readonly string[] =>
	text.normalize('NFKD').replaceAll(/[\u0300-\u036f]/g, '').toLowerCase().match(/[a-z0-9]+/g) ?? [];

/** Ids of the words of `text`, at most `maxWords`. `vocabulary` lists the words by id; id 0 is padding and id 1 stands for any unknown word. */
export const tokenise = (text: string, vocabulary: ReadonlyMap<string, number>, maxWords: number): Tokens => {
	const words = wordsOf(text);
	const ids = words.map(word => vocabulary.get(word) ?? unknownId);
	return {
		ids: ids.slice(0, maxWords),
		unknownWords: [...new Set(words.filter(word => !vocabulary.has(word)))],
		cutWords: Math.max(0, ids.length - maxWords),
	};
};

/** Ids of several texts as the rows of an int64 tensor [texts, maxWords], padded with 0. */
export const paddedIds = (rows: readonly (readonly number[])[], maxWords: number): BigInt64Array => {
	const out = new BigInt64Array(rows.length * maxWords);
	rows.forEach((row, r) => row.slice(0, maxWords).forEach((id, i) => out[r * maxWords + i] = BigInt(id)));
	return out;
};
