import { expect, test } from 'vitest';
import { placedMarkers } from '../markerMoments.ts';
import { markersOf } from '../queries.ts';
import { refusalOf } from '../testing/refusal.ts';
import { at, countingIds, projectOf, stripAsset, testFrame } from '../testing/strip.ts';
import { edited, type EditArgs, type EditName } from './index.ts';
import type { Project } from '../records.ts';

const newId = countingIds();
const then = <Name extends EditName>(project: Project, name: Name, args: EditArgs<Name>) => edited(project, name, args, newId);
const marked = (strip: string, targetId: string, ...frames: readonly number[]) =>
	frames.reduce((project, frame) => then(project, 'addMarker', { targetId, at: at(frame), name: `at ${frame}` }), projectOf(strip, [stripAsset('S', null)]));
const framesOf = (project: Project, targetId: string) => markersOf(project, targetId).map(marker => marker.at / testFrame);

test('an insert moves later markers along', () => {
	expect(framesOf(then(marked('|A:5|B:5|', 'sequence-1', 1, 3, 8), 'insert', { assetId: 'X', trackId: 'V1', start: at(3), duration: at(2) }), 'sequence-1')).toEqual([1, 5, 10]);
});
test('a ripple delete brings markers of the removed time to the cut, and later ones along', () => {
	expect(framesOf(then(marked('|A:5|B:5|C:5|', 'sequence-1', 3, 7, 12), 'rippleDelete', { clipIds: ['V1.B'] }), 'sequence-1')).toEqual([3, 5, 7]);
});
test('a lift leaves markers alone', () => {
	expect(framesOf(then(marked('|A:5|B:5|', 'sequence-1', 7), 'lift', { clipIds: ['V1.B'] }), 'sequence-1')).toEqual([7]);
});
test('a clip marker stays on its picture: a split gives it to the part that shows it', () => {
	const project = then(marked('|A:10@20|', 'V1.A', 22, 27), 'split', { at: at(5), clipIds: ['V1.A'] });
	expect(framesOf(project, 'V1.A')).toEqual([22]);
	const right = Object.values(project).find(record => record.kind === 'clip' && record.id !== 'V1.A');
	expect(framesOf(project, right?.id ?? '')).toEqual([27]);
});
test('markers of a still are counted from its beginning, also in its right part', () => {
	const project = then(marked('|S:10|', 'V1.S', 2, 7), 'split', { at: at(5), clipIds: ['V1.S'] });
	const right = Object.values(project).find(record => record.kind === 'clip' && record.id !== 'V1.S');
	expect([framesOf(project, 'V1.S'), framesOf(project, right?.id ?? '')]).toEqual([[2], [2]]);
});
test('markers go with their clip, and are copied with it', () => {
	const project = marked('|A:5|', 'V1.A', 2);
	expect(Object.values(then(project, 'lift', { clipIds: ['V1.A'] })).filter(record => record.kind === 'marker')).toEqual([]);
	expect(Object.values(then(project, 'duplicate', { clipIds: ['V1.A'] })).filter(record => record.kind === 'marker').length).toBe(2);
});
test('a marker is moved, named, coloured and taken away', () => {
	const project = marked('|A:5|', 'sequence-1', 2, 4);
	const [first] = markersOf(project, 'sequence-1');
	const markerId = first?.id ?? '';
	const changed = then(project, 'updateMarker', { markerId, at: at(3), colour: 'red', note: 'Louder' });
	expect(markersOf(changed, 'sequence-1')[0]).toMatchObject({ at: at(3), colour: 'red', name: 'at 2', note: 'Louder' });
	expect(refusalOf(() => then(project, 'updateMarker', { markerId, at: at(4) }))).toBe('Another marker stands there already.');
	expect(framesOf(then(project, 'removeMarkers', { markerIds: [markerId] }), 'sequence-1')).toEqual([4]);
});
test('two markers never share a frame', () => {
	expect(refusalOf(() => marked('|A:5|', 'sequence-1', 2, 2))).toBe('A marker stands there already. Double-click it to change it.');
});
test('clip markers are seen where their picture is, and hide with it', () => {
	const project = then(marked('|-:3|A:10@20|', 'V1.A', 22, 27), 'trimHead', { clipId: 'V1.A', to: at(6) });
	expect(placedMarkers(project, 'sequence-1').map(({ marker, at: moment }) => [marker.name, moment / testFrame])).toEqual([['at 27', 10]]);
});
