import { describe, expect, test } from 'vitest';
import { CallFailed } from '../../shared/contract/failure.ts';
import type { ModelCard } from '../../shared/generation/modelCard.ts';
import type { LoadedFamily } from '../../shared/generation/modelFamily.ts';
import { checkedPrompt, checkLength, checkMemory, chooseSize, limitsOf } from './wishes.ts';

const sizes = [{ label: '16:9', width: 128, height: 72 }, { label: '9:16', width: 72, height: 128 }, { label: '1:1', width: 96, height: 96 }];
const card: ModelCard = {
	id: 'tiny', name: 'Tiny', version: '1', summary: '', licence: '', sizeBytes: 0, hash: '', vocabulary: [{ theme: 'Places', words: ['sea', 'sky'] }],
	tasks: { 'text-to-video': { sizes, fps: 16, minSeconds: 0.1, maxSeconds: 16, defaults: { steps: 25, guidance: 3, videoGuidance: null, schedule: null, guidanceInterval: null }, draft: null, slots: null, portraitSide: null, note: null, stems: [], suggestions: [] } },
};
const family = { card, rewrite: (_: string, prompt: string) => prompt.includes('sea') ? { rewritten: 'sea', unknownWords: [] } : { rewritten: '', unknownWords: prompt.split(' ') } } as unknown as LoadedFamily;
const limits = limitsOf(card, 'text-to-video');

const reasonOf = (work: () => unknown): string => {
	try {
		work();
	} catch (error) {
		if (error instanceof CallFailed && error.failure.kind === 'generation-refused') {
			return error.failure.reason;
		}
		throw error;
	}
	return 'not refused';
};

const check = (prompt: string, needsWords = true) => () => checkedPrompt(family, 'text-to-video', prompt, { needsWords });

test('a task that the card does not name is refused', () => {
	expect(reasonOf(() => limitsOf(card, 'edit-video'))).toBe('The model “Tiny” cannot do this. Choose another model.');
});
describe('length', () => {
	test('the longest clip is taken, one frame more is not', () => {
		expect(reasonOf(() => checkLength(card, limits, 16))).toBe('not refused');
		expect(reasonOf(() => checkLength(card, limits, 16.04))).toBe('The model “Tiny” makes at most 16 s at a time; this would be 16.04 s. Choose a shorter length or range.');
	});
	test('nothing is shorter than the shortest', () => {
		expect(reasonOf(() => checkLength(card, limits, 0.02))).toContain('at least 0.1 s');
	});
});
describe('size', () => {
	test('the nearest shape is taken for a sequence', () => {
		expect([[1920, 1080], [1080, 1920], [1250, 1000], [2048, 858], [1000, 1000]].map(([width, height]) => chooseSize(card, limits, null, { width, height } as { width: number; height: number }).label))
			.toEqual(['16:9', '9:16', '1:1', '16:9', '1:1']);
	});
	test('a size by name is taken as it is, and a wrong name gets the right ones', () => {
		expect(chooseSize(card, limits, '1:1', { width: 1920, height: 1080 }).label).toBe('1:1');
		expect(reasonOf(() => chooseSize(card, limits, '4:3', { width: 1, height: 1 }))).toBe('The model “Tiny” makes pictures of 16:9, 9:16, 1:1, not “4:3”. Choose one of those.');
	});
});
describe('prompt', () => {
	test('an empty one is refused where words are needed', () => {
		expect(reasonOf(check('  '))).toBe('The prompt is empty. Say what should be seen.');
		expect(check('  ', false)()).toEqual({ rewritten: '', unknownWords: [] });
	});
	test('2 000 characters are taken, one more is not', () => {
		expect(reasonOf(check('sea '.repeat(500)))).toBe('not refused');
		expect(reasonOf(check(`${'sea '.repeat(500)}s`))).toContain('2 000 characters');
	});
	test('words the model has never heard are named, with words it knows', () => {
		expect(reasonOf(check('zebra crossing'))).toBe('The model “Tiny” knows none of these words: “zebra”, “crossing”. Try words like sea, sky.');
		expect(reasonOf(check('zebra', false))).toContain('or leave the words out');
	});
});
test('work larger than the machine is refused with both numbers', () => {
	expect(reasonOf(() => checkMemory(9e9, 8e9))).toContain('about 9 GB of memory; the machine has 8 GB');
	expect(reasonOf(() => checkMemory(1e9, 8e9))).toBe('not refused');
});
