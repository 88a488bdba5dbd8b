import { expect, test } from 'vitest';
import { lowestAsItIs } from './lowestAsItIs.ts';

const layer = (blend: 'normal' | 'multiply') => ({ type: 'layer', layer: { blend } } as const);

test('the lowest picture is seen as it is, all others are mixed as they say', () => {
	expect(lowestAsItIs([layer('multiply'), layer('multiply'), layer('normal')])).toEqual([layer('normal'), layer('multiply'), layer('normal')]);
});

test('both sides of a transition at the bottom are seen as they are', () => {
	const side = { blend: 'multiply' } as const;
	expect(lowestAsItIs([{ type: 'transition', from: side, to: side } as const])).toEqual([{ type: 'transition', from: { blend: 'normal' }, to: { blend: 'normal' } }]);
});
