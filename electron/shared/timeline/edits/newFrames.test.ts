import { describe, expect, test } from 'vitest';
import { easings, type Keyframe } from '../../keyframes/keyframe.ts';
import { timeOfFrame } from '../../time/frameRate.ts';
import { brokenInvariants } from '../invariants.ts';
import { effectsOf, markersOf } from '../queries.ts';
import type { Clip, Effect, Project } from '../records.ts';
import { at, countingIds, projectOf, stripAsset } from '../testing/strip.ts';
import { edited, type EditArgs, type EditName } from './index.ts';

const newId = countingIds();
const then = <Name extends EditName>(project: Project, name: Name, args: EditArgs<Name>) => edited(project, name, args, newId);
const keys = (...frames: readonly number[]): readonly Keyframe[] => frames.map((frame, place) => ({ time: at(frame), value: place / 10, easing: easings.linear }));
/** The record with other keyframes. */
const withKeys = (project: Project, id: string, keyframes: Clip['keyframes']): Project => ({ ...project, [id]: { ...project[id], keyframes } as Clip });
const atRate = (project: Project, fps: number): Project => {
	const changed = then(project, 'updateSequence', { sequenceId: 'sequence-1', frameRate: { numerator: fps, denominator: 1 } });
	expect(brokenInvariants(changed)).toEqual([]);
	return changed;
};
const framesAt = (fps: number, times: readonly number[]): readonly number[] => times.map(time => time / timeOfFrame(1, { numerator: fps, denominator: 1 }));
const keysAt = (fps: number, project: Project, id: string, path: string): readonly number[] => framesAt(fps, ((project[id] as Clip).keyframes[path] ?? []).map(({ time }) => time));
const markersAt = (fps: number, project: Project, id: string): readonly number[] => framesAt(fps, markersOf(project, id).map(marker => marker.at));

describe('at another frame rate', () => {
	test('keyframes of a clip and of its effects lie on the new frames nearest to where they were seen', () => {
		// The clip begins at frame 10 of 25 fps, frame 9.6 of 24: it goes to 10. Its keyframes were seen at 10, 15 and 35, so they go to 10, 14 and 34.
		const project = withKeys(projectOf('|-:10|A:50|'), 'V1.A', { opacity: keys(0, 5, 25) });
		const withEffect = then(project, 'addEffect', { targetIds: ['V1.A'], type: 'exposure' });
		const [effect] = effectsOf(withEffect, 'V1.A');
		const changed = atRate(withKeys(withEffect, effect?.id ?? '', { 'parameters.exposure': keys(0, 5, 25) }), 24);
		expect((changed['V1.A'] as Clip).start).toBe(timeOfFrame(10, { numerator: 24, denominator: 1 }));
		expect(keysAt(24, changed, 'V1.A', 'opacity')).toEqual([0, 4, 24]);
		expect(keysAt(24, changed, effect?.id ?? '', 'parameters.exposure')).toEqual([0, 4, 24]);
	});

	test('keyframes of tracks, of the master and of their effects lie on the new frames', () => {
		const lanes = withKeys(withKeys(projectOf('V1 |A:50|\nA1 |A:50|'), 'A1', { volume: keys(5, 10) }), 'sequence-1', { volume: keys(7, 20) });
		const withEffect = then(lanes, 'addEffect', { targetIds: ['A1'], type: 'compressor' });
		const [effect] = effectsOf(withEffect, 'A1');
		const changed = atRate({ ...withEffect, ...(effect && { [effect.id]: { ...effect, keyframes: { 'parameters.threshold': keys(5, 10) } } satisfies Effect }) }, 24);
		expect([keysAt(24, changed, 'A1', 'volume'), keysAt(24, changed, 'sequence-1', 'volume'), keysAt(24, changed, effect?.id ?? '', 'parameters.threshold')]).toEqual([[5, 10], [7, 19], [5, 10]]);
	});

	test('a jump from one frame to the next stays a jump, and of a row of many what is too much goes', () => {
		const jump = atRate(withKeys(projectOf('|A:50|'), 'V1.A', { opacity: keys(0, 20, 21) }), 10);
		expect(keysAt(10, jump, 'V1.A', 'opacity')).toEqual([0, 7, 8]);
		const row = atRate(withKeys(projectOf('|A:50|'), 'V1.A', { opacity: keys(...Array.from({ length: 21 }, (_, frame) => frame)) }), 10);
		expect(keysAt(10, row, 'V1.A', 'opacity')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
		expect(((row['V1.A'] as Clip).keyframes['opacity'] ?? []).at(-1)?.value).toBe(2);
	});

	test('points of a speed ramp all stay, and picture and sound still run alike where one begins earlier', () => {
		const ramp = { speed: keys(10, 11, 30).map((key, place) => ({ ...key, value: [1, 0.5, 2][place] ?? 1 })) };
		const earlier = { speed: ramp.speed.map(key => ({ ...key, time: key.time - at(3) as typeof key.time })) };
		const begun = projectOf('V1 |-:7|A:40|\nA1 |-:10|B:40|', [stripAsset('A', 400), stripAsset('B', 400)]);
		const changed = atRate(withKeys(withKeys(begun, 'V1.A', ramp), 'A1.B', earlier), 10);
		const seen = (id: string) => keysAt(10, changed, id, 'speed').map(frame => frame + (framesAt(10, [(changed[id] as Clip).start])[0] ?? 0));
		expect(seen('V1.A')).toEqual([7, 8, 15]);
		expect(seen('A1.B')).toEqual(seen('V1.A'));
	});

	test('markers go to the nearest new frames, each to one of its own; those on what a clip shows stay on their pictures', () => {
		const marked = [['sequence-1', 3], ['sequence-1', 4], ['sequence-1', 30], ['V1.A', 22], ['V1.S', 4]] as const;
		const begun = projectOf('V1 |A:25@20|S:20|', [stripAsset('S', null)]);
		const changed = atRate(marked.reduce((project, [targetId, frame]) => then(project, 'addMarker', { targetId, at: at(frame), name: `at ${frame}` }), begun), 10);
		expect(markersAt(10, changed, 'sequence-1')).toEqual([1, 2, 12]);
		expect(markersAt(25, changed, 'V1.A')).toEqual([22]);
		expect(markersAt(10, changed, 'V1.S')).toEqual([2]);
	});

	test('an empty sequence that takes the rate of what is imported takes markers and keyframes along', () => {
		const { kind: _kind, id: _id, ...asset } = stripAsset('N');
		const begun = then(withKeys(projectOf('V1 ||\nA1 ||'), 'A1', { volume: keys(5, 30) }), 'addMarker', { targetId: 'sequence-1', at: at(30) });
		const changed = then(begun, 'addAssets', { assets: [{ ...asset, video: asset.video && { ...asset.video, frameRate: { numerator: 24, denominator: 1 } } }], fitSequenceId: 'sequence-1' });
		expect([keysAt(24, changed, 'A1', 'volume'), markersAt(24, changed, 'sequence-1'), brokenInvariants(changed)]).toEqual([[5, 29], [29], []]);
	});
});
