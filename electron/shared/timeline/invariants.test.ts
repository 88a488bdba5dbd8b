import { expect, test } from 'vitest';
import { brokenInvariants } from './invariants.ts';
import type { Clip, Project, ProjectRecord } from './records.ts';
import { at, projectOf } from './testing/strip.ts';

const sound = projectOf('V2 |T:3|\nV1 |A:5|~2|B:5@5|\nA1 |A:5|');
const changed = <Kind extends ProjectRecord>(id: string, change: Partial<Kind>): Project => {
	const record = sound[id];
	// The test names a record of the right kind.
	return { ...sound, [id]: { ...record, ...change } as ProjectRecord };
};

test('a sound project has no faults', () => {
	expect(brokenInvariants(sound)).toEqual([]);
});

test.each<[string, Project, string]>([
	['overlapping clips', changed<Clip>('V1.A', { duration: at(6) }), 'overlap'],
	['a clip before the beginning', changed<Clip>('V2.T', { start: at(-1) }), 'begins before'],
	['a clip between frames', changed<Clip>('V2.T', { start: at(1) - 1 as Clip['start'] }), 'on frames'],
	['a clip beyond its source', changed<Clip>('V2.T', { sourceStart: at(98) }), 'beyond its source'],
	['fades longer than the clip', changed<Clip>('V2.T', { fadeIn: at(2), fadeOut: at(2) }), 'fades'],
	['a clip of nothing', changed<Clip>('V2.T', { assetId: 'Q' }), 'not there'],
	['a clip on no track', changed<Clip>('V2.T', { trackId: 'V9' }), 'belongs to no sequence'],
	['a transition without handles', changed<Clip>('V1.B', { sourceStart: at(0) }), 'has no room'],
	['a transition across a gap', changed<Clip>('V1.B', { start: at(7) }), 'has no room'],
	['a marker between frames', { ...sound, M: { kind: 'marker', id: 'M', targetId: 'sequence-1', at: at(1) + 1 as Clip['start'], colour: 'amber', name: '', note: '' } }, 'stand on a frame'],
	['a missing sound stream', changed<Clip>('A1.A', { audioStream: 3 }), 'sound stream'],
	['tracks with a number left out', changed('V2', { order: 2 }), 'numbered'],
	['a value out of its bounds', changed<Clip>('V2.T', { opacity: 2 }), 'schema'],
])('%s are found', (_, project, words) => {
	expect(brokenInvariants(project).join('\n')).toContain(words);
});
