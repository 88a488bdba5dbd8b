import { expect, test } from 'vitest';
import { mismatch } from './checkSession.ts';

const found = [{ name: 'latent', type: 'float32', shape: ['batch', 16, 4] }, { name: 'words', type: 'int64', shape: [1, 28] }];
const expected = { latent: { type: 'float32', shape: [null, 16, 4] }, words: { type: 'int64', shape: [null, 28] } } as const;

test('a graph with the names, types and sizes expected is taken', () => {
	expect(mismatch('input', found, expected)).toBeNull();
});
test('a symbolic size fits any', () => {
	expect(mismatch('input', [{ name: 'latent', type: 'float32', shape: ['b', 'c', 't'] }, found[1] as typeof found[number]], expected)).toBeNull();
});
test('what is wrong is said', () => {
	expect(mismatch('input', found.slice(0, 1), expected)).toBe('has no input named words');
	expect(mismatch('input', found, { ...expected, latent: { type: 'float32', shape: [null, 32, 4] } })).toBe('has input latent of shape batch×16×4, not ?×32×4');
	expect(mismatch('input', found, { ...expected, words: { type: 'float32', shape: [null, 28] } })).toBe('has int64 where input words should be float32');
	expect(mismatch('input', found, { latent: expected.latent })).toBe('wants an input named words that nobody gives it');
	expect(mismatch('output', found, { latent: expected.latent })).toBeNull();
});
test('an optional input may be missing, but must fit when it is there', () => {
	const optional = { words: expected.words };
	expect(mismatch('input', found.slice(0, 1), { latent: expected.latent }, optional)).toBeNull();
	expect(mismatch('input', found, { latent: expected.latent }, optional)).toBeNull();
	expect(mismatch('input', found, { latent: expected.latent }, { words: { type: 'float32', shape: [null, 28] } })).toBe('has int64 where input words should be float32');
});
