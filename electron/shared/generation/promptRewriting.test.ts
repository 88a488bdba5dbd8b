import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { rewritePrompt, type PromptRules } from './promptRewriting.ts';
import { wordsOf } from './tokenise.ts';

const rules: PromptRules = {
	vocabulary: new Set(['a', 'an', 'the', 'and', 'with', 'in', 'on', 'at', 'of', 'sea', 'waves', 'sunset', 'red', 'orange', 'ball', 'aurora', 'bouncing', 'night', 'sky', 'video', 'over']),
	synonyms: new Map([['ocean', 'sea'], ['dusk', 'sunset'], ['northern lights', 'aurora'], ['lights', 'bokeh'], ['beach', 'the sea'], ['sphere', 'ball']]),
	silentWords: new Set(['please', 'beautiful', 'show', 'me']),
	prefix: '',
};
const rewritten = (prompt: string): string => rewritePrompt(prompt, rules).rewritten;

test('known words stay as they are', () => {
	expect(rewritePrompt('A red ball bouncing', rules)).toEqual({ rewritten: 'a red ball bouncing', unknownWords: [] });
});
test('synonyms are replaced, the longest phrase first', () => {
	expect(rewritten('Ocean at dusk')).toBe('sea at sunset');
	expect(rewritten('northern lights in the night sky')).toBe('aurora in the night sky');
});
test('a word that the model knows is never replaced, though others use the same synonyms', () => {
	const richer = { ...rules, vocabulary: new Set([...rules.vocabulary, 'ocean', 'lights']) };
	expect(rewritePrompt('ocean at dusk', richer).rewritten).toBe('ocean at sunset');
	expect(rewritePrompt('northern lights', richer).rewritten).toBe('aurora');
});
test('other endings of a known word are understood', () => {
	expect(rewritten('big wave')).toBe('waves');
	expect(rewritten('red balls bounce')).toBe('red ball bouncing');
	expect(rewritten('red spheres')).toBe('red ball');
});
test('unknown words are left out and named once, in the order they came', () => {
	expect(rewritePrompt('a zebra and a unicorn over the sea, zebra', rules)).toEqual({ rewritten: 'over the sea', unknownWords: ['zebra', 'unicorn'] });
});
test('what was said whole keeps its last word', () => {
	const richer = { ...rules, vocabulary: new Set([...rules.vocabulary, 'zoom']) };
	expect(rewritePrompt('the sea, zoom in', richer).rewritten).toBe('the sea zoom in');
	expect(rewritePrompt('the sea with zebras', richer).rewritten).toBe('the sea');
});
test('polite and praising words are left out without a mention', () => {
	expect(rewritePrompt('please show me a beautiful sunset', rules)).toEqual({ rewritten: 'a sunset', unknownWords: [] });
});
test('the article fits the word that follows in the end', () => {
	expect(rewritten('an red ball')).toBe('a red ball');
	expect(rewritten('a huge orange sphere')).toBe('an orange ball');
});
test('a word that meets itself is said once', () => {
	expect(rewritten('the beach, the sea')).toBe('the sea the sea');
	expect(rewritten('sea ocean')).toBe('sea');
});
test('nothing is left of words from another world', () => {
	expect(rewritePrompt('Zürich with Präsidenten', rules)).toEqual({ rewritten: '', unknownWords: ['zurich', 'prasidenten'] });
});
test('a rare word gives way to its synonym, a common one does not', () => {
	const richer = { ...rules, vocabulary: new Set([...rules.vocabulary, 'beach', 'dusk']), rareWords: new Set(['beach']) };
	expect(rewritePrompt('beach at dusk', richer).rewritten).toBe('the sea at dusk');
});
test('what is quoted is written, not described, in letters that the model knows', () => {
	const writing = { ...rules, vocabulary: new Set([...rules.vocabulary, 'text']), writing: { letters: new Set('ABCDEO '), longest: 5 } };
	expect(rewritePrompt('the ocean with the text “abc de!”', writing)).toEqual({ rewritten: 'the sea with the text "ABC D"', unknownWords: [] });
	expect(rewritePrompt('"Bébé"', writing).rewritten).toBe('"BEBE"');
	expect(rewritePrompt('the "sea"', rules).rewritten).toBe('the sea');
	expect(rewritePrompt('the sea ""', writing).rewritten).toBe('the sea');
});
test('what the model would not read is cut', () => {
	expect(rewritePrompt('the sea and the sky and the sea "HI"', { ...rules, maxWords: 5, writing: { letters: new Set('HI'), longest: 5 } }).rewritten).toBe('the sea and the sky "HI"');
});
test('a prefix goes in front of what is left, never alone', () => {
	expect(rewritePrompt('ocean', { ...rules, prefix: 'a video of' }).rewritten).toBe('a video of sea');
	expect(rewritePrompt('zebra', { ...rules, prefix: 'a video of' }).rewritten).toBe('');
});
test('whatever is typed, only words of the vocabulary or of synonyms come out', () => {
	const known = new Set([...rules.vocabulary, ...[...rules.synonyms.values()].flatMap(wordsOf)]);
	fc.assert(fc.property(fc.string({ maxLength: 80 }), prompt => rewritten(prompt).split(' ').every(word => word === '' || known.has(word))));
	fc.assert(fc.property(fc.array(fc.constantFrom('a', 'an', 'the', 'and', 'sea', 'zebra', 'with', 'orange', 'ocean'), { maxLength: 12 }), words => rewritten(words.join(' ')).split(' ').every(word => word === '' || known.has(word))));
});
