import { expect, test } from 'vitest';
import { sharedOf } from './parameterValue.ts';

test('several records share a value only when all have it', () => {
	expect(sharedOf([1, 1])).toBe(1);
	expect(sharedOf([1, 0.5])).toBeUndefined();
	expect(sharedOf(['#000000'])).toBe('#000000');
});
