import { expect, test } from 'vitest';
import { packedNumbers } from '../../effects/lutTable.ts';
import { brokenInvariants } from '../invariants.ts';
import { effectsOf } from '../queries.ts';
import { refusalOf } from '../testing/refusal.ts';
import { countingIds, projectOf } from '../testing/strip.ts';
import { edited } from './index.ts';

const table = { name: 'evening', dimensions: 1 as const, size: 2, domainMin: [0, 0, 0], domainMax: [1, 1, 1], values: packedNumbers([0, 0, 0, 1, 1, 1]) };

test('a table comes into the project once, and onto as many clips as like it', () => {
	const ids = countingIds();
	const one = edited(projectOf('|A:10|B:5|'), 'addLut', { ...table, clipIds: ['V1.A'] }, ids);
	const two = edited(one, 'addLut', { ...table, name: 'the same', clipIds: ['V1.B'] }, ids);
	expect(brokenInvariants(two)).toEqual([]);
	expect(Object.values(two).filter(record => record.kind === 'lut')).toHaveLength(1);
	expect(['V1.A', 'V1.B'].map(id => effectsOf(two, id)[0]?.parameters['table'])).toEqual(['lut#1', 'lut#1']);
});

test('sound has no colours', () => {
	expect(refusalOf(() => edited(projectOf('A1 |A:10|'), 'addLut', { ...table, clipIds: ['A1.A'] }, countingIds()))).toMatch(/is sound/u);
});
