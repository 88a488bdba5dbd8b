import { expect, test } from 'vitest';
import { edited } from '../../electron/shared/timeline/edits/index.ts';
import { countingIds, projectOf } from '../../electron/shared/timeline/testing/strip.ts';
import { sequenceChange } from './sequenceChange.ts';

const project = projectOf('|A:5|B:5|');
const changed = (args: object) => sequenceChange(project, edited(project, 'updateSequence', { sequenceId: 'sequence-1', ...args }, countingIds()), 'sequence-1');

test('a rate on whose frames the clips lie changes nothing', () => {
	expect(changed({ frameRate: { numerator: 50, denominator: 1 } })).toEqual([]);
});
test('another rate moves edges, and says how many', () => {
	expect(changed({ frameRate: { numerator: 24, denominator: 1 } })).toEqual(['2 clips will begin or end on the nearest frame of the new rate.']);
});
test('another shape leaves bars', () => {
	expect(changed({ width: 1080, height: 1080 })).toEqual(['Pictures of the old shape will have bars; their scale and position stay as they are.']);
});
