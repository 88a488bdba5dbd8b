import { expect, test } from 'vitest';
import { edited, type EditArgs, type EditName } from '../../electron/shared/timeline/edits/index.ts';
import { binsOf } from '../../electron/shared/timeline/queries.ts';
import type { Project } from '../../electron/shared/timeline/records.ts';
import { countingIds, projectOf, stripAsset } from '../../electron/shared/timeline/testing/strip.ts';
import { pathOfBin, shownMedia, usesOf, type MediaWish } from './shownMedia.ts';

const newId = countingIds();
const then = <Name extends EditName>(project: Project, name: Name, args: EditArgs<Name>) => edited(project, name, args, newId);
const everything: MediaWish = { openBin: null, query: '', kinds: new Set(), labels: new Set(), isUnused: false, isOffline: false, sort: 'name', isDescending: false };
/** Clips of A (twice) and B on the timeline; C unused; B in “Day”, C in “Day → Late”. */
const film = () => {
	const begun = projectOf('|A:5|B:5|A:5|', [stripAsset('C', 50), stripAsset('S', null)]);
	const day = then(begun, 'addBin', { name: 'Day', assetIds: ['B'] });
	const dayId = binsOf(day)[0]?.id ?? '';
	return { project: then(day, 'addBin', { name: 'Late', parentId: dayId, assetIds: ['C'] }), dayId };
};
const namesOf = (project: Project, wish: Partial<MediaWish>) => {
	const { bins, assets } = shownMedia(project, { ...everything, ...wish }, usesOf(project), id => id === 'C');
	return [...bins, ...assets].map(({ name }) => name).filter(name => ['A', 'B', 'C', 'S', 'Day', 'Late'].includes(name));
};

test('a bin shows its bins and its own media, and nothing of the bins inside', () => {
	const { project, dayId } = film();
	expect(namesOf(project, {})).toEqual(['Day', 'A', 'S']);
	expect(namesOf(project, { openBin: dayId })).toEqual(['Late', 'B']);
});
test('words and filters look into every bin below the open one', () => {
	const { project, dayId } = film();
	expect(namesOf(project, { query: 'c' })).toEqual(['C']);
	expect(namesOf(project, { query: 'la' })).toEqual(['Late']);
	expect(namesOf(project, { isUnused: true })).toEqual(['C', 'S']);
	expect(namesOf(project, { isUnused: true, openBin: dayId })).toEqual(['C']);
	expect(namesOf(project, { isOffline: true })).toEqual(['C']);
	expect(namesOf(project, { kinds: new Set(['image']) })).toEqual(['S']);
	expect(namesOf(then(project, 'labelMedia', { ids: ['B'], label: 'red' }), { labels: new Set(['red', 'blue']) })).toEqual(['B']);
});
test('media is sorted by what is asked, names decide between equals', () => {
	const { project } = film();
	expect(namesOf(project, { query: '', kinds: new Set(['video', 'image']), sort: 'uses', isDescending: true })).toEqual(['A', 'B', 'C', 'S']);
	expect(namesOf(project, { kinds: new Set(['video', 'image']), sort: 'name', isDescending: true })).toEqual(['S', 'C', 'B', 'A']);
});
test('the way to a bin begins at the top', () => {
	const { project } = film();
	expect(pathOfBin(project, binsOf(project).find(bin => bin.name === 'Late')?.id ?? null).map(bin => bin.name)).toEqual(['Day', 'Late']);
	expect(pathOfBin(project, null)).toEqual([]);
});
