import { describe, expect, test } from 'vitest';
import { applied, diffBetween, reversed } from '../diff.ts';
import { brokenInvariants } from '../invariants.ts';
import { effectsOf } from '../queries.ts';
import type { Effect, Project } from '../records.ts';
import { refusalOf } from '../testing/refusal.ts';
import { at, countingIds, projectOf } from '../testing/strip.ts';
import { edited, type EditArgs, type EditName } from './index.ts';

/** An effect of a version yet to come: nothing is known of it, nothing of it may be lost. */
const effect = (id: string, targetId: string, order: number): Effect =>
	({ kind: 'effect', id, targetId, type: `${id} from tomorrow`, order, isEnabled: true, parameters: { amount: 0.5 }, keyframes: {} });

/** A strip with effects 1, 2 and 3 on clip A. */
const withEffects = (strip: string): Project => ({
	...projectOf(strip), ...Object.fromEntries(['1', '2', '3'].map((id, order) => [id, effect(id, 'V1.A', order)])),
});
const typesOn = (project: Project, targetId: string) => effectsOf(project, targetId).map(({ type }) => type[0]).join('');

/** After the edit, which broke nothing and can be taken back. */
const after = <Name extends EditName>(before: Project, name: Name, args: EditArgs<Name>): Project => {
	const project = edited(before, name, args, countingIds());
	expect(brokenInvariants(project)).toEqual([]);
	expect(applied(project, reversed(diffBetween(before, project)))).toEqual(before);
	return project;
};

describe('effects and their clips', () => {
	test('both parts of a split clip have the effects', () => {
		const project = after(withEffects('|A:10|'), 'split', { at: at(4), sequenceId: 'sequence-1' });
		expect([typesOn(project, 'V1.A'), typesOn(project, 'clip#1')]).toEqual(['123', '123']);
	});
	test('effects go with their clip, and come back with it', () => {
		const project = after(withEffects('|A:10|B:5|'), 'lift', { clipIds: ['V1.A'] });
		expect(Object.values(project).some(record => record.kind === 'effect')).toBe(false);
	});
	test('effects go with the clips of a removed track and with overwritten clips', () => {
		expect(typesOn(after(withEffects('V2 |B:5|\nV1 |A:10|'), 'removeTrack', { trackId: 'V1' }), 'V1.A')).toBe('');
		expect(typesOn(after(withEffects('|A:10|'), 'overwrite', { assetId: 'X', trackId: 'V1', start: at(0), duration: at(10) }), 'V1.A')).toBe('');
	});
	test('a moved clip keeps its effects', () => {
		expect(typesOn(after(withEffects('|A:10|'), 'moveClips', { clipIds: ['V1.A'], by: at(3) }), 'V1.A')).toBe('123');
	});
	test('a pasted clip has copies of the effects that were copied with it', () => {
		const before = withEffects('|A:10|');
		const clips = Object.values(before).filter(record => record.kind === 'clip');
		const project = after(before, 'paste', { clips, effects: [...effectsOf(before, 'V1.A')], start: at(20) });
		expect(typesOn(project, 'clip#1')).toBe('123');
	});
});

test('keyframes of effects stay on the picture they were set on', () => {
	const begun = withEffects('|A:10@20|');
	const before: Project = { ...begun, 1: { ...effect('1', 'V1.A', 0), keyframes: { 'parameters.amount': [{ time: at(6), value: 1, easing: { type: 'linear' } }] } } };
	const timeOn = (project: Project, targetId: string) => effectsOf(project, targetId)[0]?.keyframes['parameters.amount']?.[0]?.time;
	expect(timeOn(after(before, 'trimHead', { clipId: 'V1.A', to: at(2) }), 'V1.A')).toBe(at(4));
	expect(timeOn(after(before, 'slip', { clipIds: ['V1.A'], by: at(3) }), 'V1.A')).toBe(at(3));
	const split = after(before, 'split', { at: at(4), sequenceId: 'sequence-1' });
	expect([timeOn(split, 'V1.A'), timeOn(split, 'clip#1')]).toEqual([at(6), at(2)]);
});

describe('the order of effects', () => {
	test.each([['1', 2, '231'], ['3', 0, '312'], ['2', 9, '132'], ['2', 1, '123']])('effect %s to place %i gives %s', (effectId, order, expected) => {
		expect(typesOn(after(withEffects('|A:10|'), 'reorderEffect', { effectId, order }), 'V1.A')).toBe(expected);
	});
	test('the others close up when some are removed', () => {
		expect(typesOn(after(withEffects('|A:10|'), 'removeEffects', { effectIds: ['1', '3'] }), 'V1.A')).toBe('2');
	});
});

describe('what is refused', () => {
	test('effects on a locked track', () => {
		const locked = withEffects('V1!|A:10|');
		expect(refusalOf(() => edited(locked, 'removeEffects', { effectIds: ['1'] }, countingIds()))).toBe('Track “V1” is locked. Unlock it first.');
		expect(refusalOf(() => edited(locked, 'setProperty', { id: '1', path: 'isEnabled', value: false }, countingIds()))).toBe('Track “V1” is locked. Unlock it first.');
	});
	test('an effect that does not exist', () => {
		expect(refusalOf(() => edited(projectOf('|A:10|'), 'addEffect', { targetIds: ['V1.A'], type: 'glamour' }, countingIds()))).toMatch(/^There is no effect called “glamour”\./);
		expect(refusalOf(() => edited(projectOf('|A:10|'), 'addEffect', { targetIds: ['V1'], type: 'vignette' }, countingIds()))).toMatch(/adjustment clip/u);
		expect(refusalOf(() => edited(projectOf('|A:10|'), 'removeEffects', { effectIds: ['1'] }, countingIds()))).toBe('There is no effect 1. It may have been removed.');
	});
});

test('an effect of an unknown type can be switched off and set, and keeps everything else', () => {
	const off = after(withEffects('|A:10|'), 'setProperty', { id: '2', path: 'isEnabled', value: false });
	expect(after(off, 'setProperty', { id: '2', path: 'parameters.amount', value: 0.9 })['2']).toMatchObject({ isEnabled: false, parameters: { amount: 0.9 } });
});
