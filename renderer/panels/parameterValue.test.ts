import { expect, test } from 'vitest';
import { sharedValue, valueAt } from './parameterValue.ts';

test('a path leads into a record', () => {
	expect(valueAt({ transform: { x: 2 } }, 'transform.x')).toBe(2);
	expect(valueAt({ transform: null }, 'transform.x')).toBeUndefined();
});

test('several records share a value only when all have it', () => {
	expect(sharedValue([{ opacity: 1 }, { opacity: 1 }], 'opacity', 1)).toBe(1);
	expect(sharedValue([{ opacity: 1 }, { opacity: 0.5 }], 'opacity', 1)).toBeUndefined();
	expect(sharedValue([{ parameters: {} }], 'parameters.colour', '#000000')).toBe('#000000');
});
