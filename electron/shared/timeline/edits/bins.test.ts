import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brokenInvariants } from '../invariants.ts';
import { assetsOf, binsOf, binsWithin } from '../queries.ts';
import type { Project } from '../records.ts';
import { refusalOf } from '../testing/refusal.ts';
import { countingIds, projectOf } from '../testing/strip.ts';
import { edited, type EditArgs, type EditName } from './index.ts';

const newId = countingIds();
const then = <Name extends EditName>(project: Project, name: Name, args: EditArgs<Name>) => edited(project, name, args, newId);
const begun = () => projectOf('|A:5|B:5|', []);
/** “Day”, in it “Morning”, in it the asset A. */
const nested = () => {
	const day = then(begun(), 'addBin', { name: 'Day' });
	const dayId = binsOf(day)[0]?.id ?? '';
	const morning = then(day, 'addBin', { name: 'Morning', parentId: dayId, assetIds: ['A'] });
	return { project: morning, dayId, morningId: binsOf(morning).find(bin => bin.name === 'Morning')?.id ?? '' };
};
const binOf = (project: Project, assetId: string) => assetsOf(project).find(asset => asset.id === assetId)?.binId ?? null;

test('a new bin takes media in, and lies where it was made', () => {
	const { project, dayId, morningId } = nested();
	expect(binsOf(project).map(bin => [bin.name, bin.parentId])).toEqual([['Day', null], ['Morning', dayId]]);
	expect([binOf(project, 'A'), binOf(project, 'B')]).toEqual([morningId, null]);
	expect(brokenInvariants(project)).toEqual([]);
});
test('media and bins move together', () => {
	const { project, dayId, morningId } = nested();
	const moved = then(project, 'moveToBin', { ids: ['A', morningId], binId: null });
	expect(binOf(moved, 'A')).toBe(null);
	expect(binsOf(moved).map(bin => bin.parentId)).toEqual([null, null]);
	expect([...binsWithin(project, dayId)]).toEqual([dayId, morningId]);
});
test('a bin cannot lie inside itself', () => {
	const { project, dayId, morningId } = nested();
	expect(refusalOf(() => then(project, 'moveToBin', { ids: [dayId], binId: morningId }))).toBe('“Day” cannot lie inside itself. Choose another bin for it.');
	expect(refusalOf(() => then(project, 'moveToBin', { ids: [dayId], binId: dayId }))).toBe('“Day” cannot lie inside itself. Choose another bin for it.');
});
test('what lay in a removed bin lies in the one above', () => {
	const { project, dayId, morningId } = nested();
	expect(binOf(then(project, 'removeBins', { binIds: [morningId] }), 'A')).toBe(dayId);
	const bare = then(project, 'removeBins', { binIds: [dayId, morningId] });
	expect([binOf(bare, 'A'), binsOf(bare).length]).toEqual([null, 0]);
	expect(binsOf(then(project, 'removeBins', { binIds: [dayId] })).map(bin => [bin.name, bin.parentId])).toEqual([['Morning', null]]);
});
test('labels are given and taken away, of media and bins alike', () => {
	const { project, dayId } = nested();
	const labelled = then(project, 'labelMedia', { ids: ['A', dayId], label: 'red' });
	expect([assetsOf(labelled).find(asset => asset.id === 'A')?.label, binsOf(labelled)[0]?.label]).toEqual(['red', 'red']);
	expect(then(labelled, 'labelMedia', { ids: ['A', dayId], label: null })).toEqual(project);
});
test('a bin is renamed, but not to nothing', () => {
	const { project, dayId } = nested();
	expect(binsOf(then(project, 'setProperty', { id: dayId, path: 'name', value: 'Night' })).map(bin => bin.name)).toEqual(['Morning', 'Night']);
	expect(refusalOf(() => then(project, 'setProperty', { id: dayId, path: 'name', value: ' ' }))).toContain('The name of “Day” cannot be that');
});
test('whatever is done to bins, every asset stays and nothing lies inside itself', () => {
	const place = fc.nat({ max: 9 });
	fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('add', 'move', 'remove'), place, place), { maxLength: 30 }), (steps) => {
		const last = steps.reduce<Project>((project, [what, first, second]) => {
			const bins = binsOf(project);
			const [one, other] = [bins[first % Math.max(1, bins.length)]?.id ?? null, bins[second % Math.max(1, bins.length)]?.id ?? null];
			try {
				switch (what) {
					case 'add': return then(project, 'addBin', { parentId: one, assetIds: [first % 2 === 0 ? 'A' : 'B'] });
					case 'move': return one === null ? project : then(project, 'moveToBin', { ids: [one, 'A'], binId: other });
					case 'remove': return one === null ? project : then(project, 'removeBins', { binIds: [one] });
				}
			} catch {
				return project;
			}
		}, begun());
		expect(brokenInvariants(last)).toEqual([]);
		expect(assetsOf(last).length).toBe(assetsOf(begun()).length);
	}), { numRuns: 60 });
});
