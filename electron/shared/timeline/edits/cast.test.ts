import { expect, test } from 'vitest';
import { brokenInvariants } from '../invariants.ts';
import { castOf } from '../queries.ts';
import type { Project } from '../records.ts';
import { refusalOf } from '../testing/refusal.ts';
import { at, countingIds, projectOf, stripAsset } from '../testing/strip.ts';
import { edited, type EditArgs, type EditName } from './index.ts';

const newId = countingIds();
const then = <Name extends EditName>(project: Project, name: Name, args: EditArgs<Name>) => edited(project, name, args, newId);
const begun = projectOf('|A:5|', [stripAsset('S', null)]);
const withAnna = then(begun, 'addCastMember', { name: ' Anna ', portrait: { assetId: 'S' }, consent: 'Anna said yes, May 2026' });
const annaOf = (project: Project) => castOf(project)[0];

test('a person joins the cast by the middle of a picture, and nothing else changes', () => {
	expect(annaOf(withAnna)).toMatchObject({ name: 'Anna', consent: 'Anna said yes, May 2026', portrait: { assetId: 'S', at: 0, x: 0.5, y: 0.5, size: 1 } });
	expect(Object.keys(withAnna).length).toBe(Object.keys(begun).length + 1);
	expect(brokenInvariants(withAnna)).toEqual([]);
});
test('a person keeps what an update does not name', () => {
	const castId = annaOf(withAnna)?.id ?? '';
	const renamed = then(withAnna, 'updateCastMember', { castId, name: 'Anne' });
	expect(annaOf(renamed)).toMatchObject({ name: 'Anne', consent: 'Anna said yes, May 2026' });
	const moved = then(renamed, 'updateCastMember', { castId, portrait: { assetId: 'A', at: at(1_000_000), x: 0.4, y: 0.3, size: 0.5 } });
	const film = moved['A'];
	expect(annaOf(moved)?.portrait).toMatchObject({ assetId: 'A', x: 0.4, size: 0.5, at: film?.kind === 'asset' ? film.duration : null });
});
test('who is removed is gone, and their picture stays', () => {
	const gone = then(withAnna, 'removeCastMember', { castId: annaOf(withAnna)?.id ?? '' });
	expect(castOf(gone)).toEqual([]);
	expect(gone['S']).toBeDefined();
});
test('the picture of somebody in the cast is not removed under them', () => {
	expect(refusalOf(() => then(withAnna, 'removeAssets', { assetIds: ['S'] }))).toBe('“S” is the picture of Anna in the cast. Choose another picture of Anna, or take Anna out of the cast first.');
});
test('somebody without a name, without a picture, or who is not there is refused in words', () => {
	expect(() => then(begun, 'addCastMember', { name: ' ', portrait: { assetId: 'S' } })).toThrow('A person of the cast needs a name.');
	expect(refusalOf(() => then(begun, 'addCastMember', { name: 'Anna', portrait: { assetId: 'nothing' } }))).toContain('There is no media nothing');
	expect(refusalOf(() => then(begun, 'removeCastMember', { castId: 'nobody' }))).toContain('There is nobody called nobody');
});
