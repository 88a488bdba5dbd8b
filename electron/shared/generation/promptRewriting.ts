import { saidAndQuoted, wordsOf } from './tokenise.ts';

/** What a model family knows of people's words. All of it is data that lies beside the weights. */
export type PromptRules = {
	/** Every word the model was trained with. */
	readonly vocabulary: ReadonlySet<string>;
	/** Words or phrases of people → words of the model ("ocean" → "sea", "northern lights" → "aurora"). Keys as `wordsOf` gives them, joined by one space. */
	readonly synonyms: ReadonlyMap<string, string>;
	/** Known words whose synonym, where they have one, is known far better. */
	readonly rareWords?: ReadonlySet<string>;
	/** What a model that can write in pictures is able to write. Without it quotation marks mean nothing. */
	readonly writing?: { readonly letters: ReadonlySet<string>; readonly longest: number };
	/** Words that say nothing about a picture ("please", "beautiful"): left out without a mention. */
	readonly silentWords: ReadonlySet<string>;
	/** Words the model reads; what goes beyond is left out from the end. */
	readonly maxWords?: number;
	/** Put in front of every prompt; empty for none. */
	readonly prefix: string;
};

/** The prompt in the model's words, and the user's words it has none for; what is to be written stands behind them in quotation marks. `rewritten` is empty when nothing is left. */
export type RewrittenPrompt = { readonly rewritten: string; readonly unknownWords: readonly string[] };

const articles = new Set(['a', 'an', 'the']);
/** Words that need another one after them to mean anything. */
const connectors = new Set([...articles, 'and', 'with', 'of', 'in', 'on', 'at', 'over', 'from', 'to', 'by', 'during']);
const longestPhrase = 5;

/**
 * Says a prompt in the words a small model knows: phrases and words are replaced by their synonyms (longest first), plain endings are
 * tried (waves/wave, glowing/glow), unknown words are left out and named, and the grammar left behind is mended (a/an, dangling "with"). What stands in quotation marks is
 * no description but the text that the picture shall show: it keeps its letters. What is too long is cut, so that the result is what the model reads.
 */
export const rewritePrompt = (prompt: string, rules: PromptRules): RewrittenPrompt => {
	const { said, quoted } = rules.writing ? saidAndQuoted(prompt) : { said: prompt, quoted: '' };
	const written = quoted.normalize('NFKD').replaceAll(/./gsu, letter => rules.writing?.letters.has(letter) ? letter : '').trim().slice(0, rules.writing?.longest);
	const words = wordsOf(said);
	/** Null where a word was left out. */
	const kept: (string | null)[] = [];
	const unknown = new Set<string>();
	for (let at = 0; at < words.length;) {
		const phrase = longestSynonym(words, at, rules);
		if (phrase) {
			kept.push(...wordsOf(phrase.replacement));
			at += phrase.length;
			continue;
		}
		const word = words[at] as string;
		const known = knownForm(word, rules);
		if (known !== null) {
			kept.push(...wordsOf(known));
		} else {
			kept.push(null);
			if (!rules.silentWords.has(word)) {
				unknown.add(word);
			}
		}
		at += 1;
	}
	const body = mendGrammar(kept, rules.vocabulary).slice(0, rules.maxWords).join(' ');
	const described = body === '' || rules.prefix === '' ? body : `${rules.prefix} ${body}`;
	const rewritten = written === '' ? described : `${described} "${written}"`.trim();
	return { rewritten, unknownWords: [...unknown] };
};

/** The longest phrase at `at` that has a synonym. A single word the model knows well itself is left to it. */
const longestSynonym = (words: readonly string[], at: number, { synonyms, vocabulary, rareWords }: PromptRules): { replacement: string; length: number } | null => {
	const first = words[at] ?? '';
	const shortest = vocabulary.has(first) && !rareWords?.has(first) ? 2 : 1;
	for (let length = Math.min(longestPhrase, words.length - at); length >= shortest; length--) {
		const replacement = synonyms.get(words.slice(at, at + length).join(' '));
		if (replacement !== undefined) {
			return { replacement, length };
		}
	}
	return null;
};

/** The word, or a form of it with another ending, that the model or its synonyms know; null when there is none. */
const knownForm = (word: string, { vocabulary, synonyms }: PromptRules): string | null => {
	for (const form of forms(word)) {
		if (vocabulary.has(form)) {
			return form;
		}
		const synonym = synonyms.get(form);
		if (synonym !== undefined) {
			return synonym;
		}
	}
	return null;
};

const forms = (word: string): readonly string[] => {
	if (word.length < 4) {
		return [word, `${word}s`];
	}
	const stems = [
		...word.endsWith('ies') ? [`${word.slice(0, -3)}y`] : [],
		...word.endsWith('es') ? [word.slice(0, -2)] : [],
		...word.endsWith('s') ? [word.slice(0, -1)] : [],
		...word.endsWith('ing') ? [word.slice(0, -3), `${word.slice(0, -3)}e`, `${word.slice(0, -3)}s`, `${word.slice(0, -3)}es`] : [],
		...word.endsWith('e') ? [`${word.slice(0, -1)}ing`] : [],
	];
	return [word, ...stems, `${word}s`, `${word}es`, `${word}ing`];
};

/** Drops connectors whose word was left out and words said twice running, and chooses between "a" and "an". What was said whole stays as it was said. */
const mendGrammar = (words: readonly (string | null)[], vocabulary: ReadonlySet<string>): readonly string[] => {
	const backwards: string[] = [];
	let isBroken = false;
	for (const word of words.toReversed()) {
		if (word === null) {
			isBroken = true;
			continue;
		}
		const next = backwards.at(-1);
		const isDangling = isBroken && connectors.has(word) && (next === undefined || next === 'and' || (articles.has(word) && connectors.has(next)));
		if (isDangling) {
			continue;
		}
		if (word !== next) {
			backwards.push(word);
		}
		isBroken = false;
	}
	const mended = backwards.toReversed();
	const first = mended[0];
	const whole = first === 'and' ? mended.slice(1) : mended;
	return whole.map((word, i) => {
		if (word !== 'a' && word !== 'an') {
			return word;
		}
		const right = /^[aeiou]/.test(whole[i + 1] ?? '') ? 'an' : 'a';
		return vocabulary.has(right) ? right : word;
	});
};
