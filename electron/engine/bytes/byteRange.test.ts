import { expect, test } from 'vitest';
import { byteRange } from './byteRange.ts';

test.each([
	[undefined, null],
	['bytes=0-', { start: 0, end: 100 }],
	['bytes=10-19', { start: 10, end: 20 }],
	['bytes=90-1000', { start: 90, end: 100 }],
	['bytes=-5', { start: 95, end: 100 }],
	['bytes=-500', { start: 0, end: 100 }],
	['bytes=100-', 'unsatisfiable'],
	['bytes=-0', 'unsatisfiable'],
	['bytes=20-10', 'unsatisfiable'],
	['bytes=0-1,5-6', null],
	['pages=0-1', null],
	['bytes=-', null],
])('%s of 100 bytes', (header, expected) => {
	expect(byteRange(header, 100)).toEqual(expected);
});
