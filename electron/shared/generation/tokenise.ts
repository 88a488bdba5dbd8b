/** Ids with a meaning of their own in every vocabulary. */
export const paddingId = 0;
export const unknownId = 1;

/** The words of a text as the nano cast's vocabularies know them: lower case, letters a–z and digits, everything else parts them. Accents are taken off first ("café" is "cafe"). */
export const wordsOf = (text: string): readonly string[] =>
	text.normalize('NFKD').replaceAll(/[\u0300-\u036f]/g, '').toLowerCase().match(/[a-z0-9]+/g) ?? [];

/** Ids of the words of `text`, at most `maxWords`. `vocabulary` lists the words by id; id 0 is padding and id 1 stands for any unknown word. */
export const tokenise = (text: string, vocabulary: ReadonlyMap<string, number>, maxWords: number): readonly number[] =>
	wordsOf(text).slice(0, maxWords).map(word => vocabulary.get(word) ?? unknownId);

const quotationMarks = '"“”„«»';
const quotation = new RegExp(`[${quotationMarks}]([^${quotationMarks}]*)[${quotationMarks}]`, 'g');

/** A prompt taken apart: what is said of the picture, and what stands in the first pair of double quotation marks – the text that the picture shall show. */
export type SaidAndQuoted = { readonly said: string; readonly quoted: string };

/** Takes all that is quoted out of a prompt. Only the first quotation is `quoted`, in capitals; empty when nothing is. */
export const saidAndQuoted = (prompt: string): SaidAndQuoted => {
	const [first] = prompt.matchAll(quotation);
	return { said: prompt.replaceAll(quotation, ' '), quoted: (first?.[1] ?? '').toUpperCase().split(/\s+/).filter(Boolean).join(' ') };
};

const asciiOf = (text: string): readonly number[] => Array.from(text, letter => letter.codePointAt(0) ?? 0).filter(code => code < 128);

/** How many words and bytes of quoted text a picture model reads. Most prompts are short: they are read in `shortWords` places, longer ones in `maxWords`. */
export type PromptPlaces = { readonly shortWords: number; readonly maxWords: number; readonly maxQuoted: number };

/** Prompts as the rows of an int64 tensor [prompts, words + maxQuoted]: ids of the words, then the bytes of what is quoted (ASCII; other letters are left out), both padded with 0. */
export const promptIds = (prompts: readonly string[], vocabulary: ReadonlyMap<string, number>, { shortWords, maxWords, maxQuoted }: PromptPlaces): { data: BigInt64Array; width: number } => {
	const read = prompts.map((prompt) => {
		const { said, quoted } = saidAndQuoted(prompt);
		return { ids: tokenise(said, vocabulary, maxWords), bytes: asciiOf(quoted).slice(0, maxQuoted) };
	});
	const words = read.every(({ ids }) => ids.length <= shortWords) ? shortWords : maxWords;
	const rows = read.map(({ ids, bytes }) => [...ids, ...Array.from({ length: words - ids.length }, () => paddingId), ...bytes]);
	return { data: paddedIds(rows, words + maxQuoted), width: words + maxQuoted };
};

/** Ids of several texts as the rows of an int64 tensor [texts, maxWords], padded with 0. */
export const paddedIds = (rows: readonly (readonly number[])[], maxWords: number): BigInt64Array => {
	const out = new BigInt64Array(rows.length * maxWords);
	rows.forEach((row, r) => row.slice(0, maxWords).forEach((id, i) => out[r * maxWords + i] = BigInt(id)));
	return out;
};
