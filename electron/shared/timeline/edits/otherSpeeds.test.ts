import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { easings } from '../../keyframes/keyframe.ts';
import type { Time } from '../../time/time.ts';
import { sourceMoment } from '../../time/timeMap.ts';
import { clipMarkerMoment, markedMoment } from '../markerMoments.ts';
import { clipAt, clipEnd, clipsOfTrack, effectsOf, markersOf, recordOf } from '../queries.ts';
import type { Clip, Project } from '../records.ts';
import { syncOffset } from '../sync.ts';
import { after, at, countingIds, projectOf, testFrame } from '../testing/strip.ts';
import { edited, type EditArgs, type EditName } from './index.ts';

/** Edits of clips that run faster, slower or backwards: what is kept of them shows the very frames it showed before. */

const newId = countingIds();
const then = <Name extends EditName>(project: Project, name: Name, args: EditArgs<Name>) => edited(project, name, args, newId);
const clip = (project: Project, id: string): Clip => recordOf(project, 'clip', id) ?? (() => {
	throw new Error(`There is no ${id}.`);
})();

/** The moment of the source that a clip shows in a frame of the timeline. */
const shown = (of: Clip, frame: number): number => sourceMoment(of, at(frame) - of.start, testFrame);

const speeds = fc.constantFrom('', 'x2', 'x0.5', 'r', 'x2r', 'x0.5r', 'x1.37', 'x1.37r');

/** Frames in which a clip is seen both before and after an edit show the same; half a frame of source is the rounding at odd speeds. */
const expectSameFrames = (before: Project, project: Project, ids: readonly string[]) => {
	for (const id of ids) {
		const [old, now] = [clip(before, id), clip(project, id)];
		for (let moment = Math.max(old.start, now.start); moment < Math.min(clipEnd(old), clipEnd(now)); moment += testFrame) {
			expect(Math.abs(shown(now, moment / testFrame) - shown(old, moment / testFrame)), `${id} at ${moment / testFrame}`).toBeLessThanOrEqual(2);
		}
	}
};

describe('at any speed, either way', () => {
	test('a slide and a roll leave the frames of the neighbours where they are', () => {
		fc.assert(fc.property(speeds, speeds, speeds, fc.integer({ min: -6, max: 6 }).filter(by => by !== 0), (a, b, c, by) => {
			const before = projectOf(`|A:10@30${a}|B:10@30${b}|C:10@30${c}|`);
			expectSameFrames(before, then(before, 'slide', { clipId: 'V1.B', by: at(by) }), ['V1.A', 'V1.C']);
			expectSameFrames(before, then(before, 'roll', { fromClipId: 'V1.A', toClipId: 'V1.B', to: at(10 + by) }), ['V1.A', 'V1.B']);
		}), { numRuns: 100 });
	});
	test('a clip marker is seen at the frame it was set on, and a split gives it to the part that shows it', () => {
		fc.assert(fc.property(speeds, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (speed, frame, cut) => {
			const bare = projectOf(`|A:10@30${speed}|`);
			const marked = then(bare, 'addMarker', { targetId: 'V1.A', at: markedMoment(bare, clip(bare, 'V1.A'), at(frame)) });
			const divided = then(marked, 'split', { at: at(cut), clipIds: ['V1.A'] });
			const seen = (project: Project) => clipsOfTrack(project, 'V1').flatMap(of => markersOf(project, of.id).map(marker => [of.start, clipMarkerMoment(project, of, marker)] as const));
			const owner = clipAt(divided, 'V1', at(frame));
			[marked, divided].forEach(project => expect(Math.round((seen(project)[0]?.[1] ?? -1) / testFrame)).toBe(frame));
			expect(seen(divided)[0]?.[0]).toBe(owner?.start);
		}), { numRuns: 100 });
	});
	test('a marker stays on its picture when the clip is turned round', () => {
		const bare = projectOf('|A:10@30|');
		const marked = then(bare, 'addMarker', { targetId: 'V1.A', at: markedMoment(bare, clip(bare, 'V1.A'), at(3)) });
		const turned = then(marked, 'setSpeed', { clipIds: ['V1.A'], isReversed: true });
		const [marker] = markersOf(turned, 'V1.A');
		const moment = marker && clipMarkerMoment(turned, clip(turned, 'V1.A'), marker);
		expect([moment, moment === null || moment === undefined ? null : shown(clip(turned, 'V1.A'), moment / testFrame)]).toEqual([at(6), shown(clip(bare, 'V1.A'), 3)]);
	});
	test('a slip takes the keyframes of the clip and of its effects along with the pictures', () => {
		fc.assert(fc.property(fc.constantFrom('', 'r', 'x2', 'x2r'), fc.integer({ min: -4, max: 4 }).filter(by => by !== 0), (speed, by) => {
			const withEffect = then(projectOf(`|A:10@30${speed}|`), 'addEffect', { targetIds: ['V1.A'], type: 'exposure' });
			const [effect] = effectsOf(withEffect, 'V1.A');
			const before = [['V1.A', 'opacity'], [effect?.id ?? '', 'parameters.exposure']].reduce((project, [id = '', path = '']) => then(project, 'setKeyframe', { id, path, time: at(5), value: 0.5, easing: easings.hold }), withEffect);
			const slipped = then(before, 'slip', { clipIds: ['V1.A'], by: at(by) });
			const keyOf = (project: Project) => [clip(project, 'V1.A').keyframes['opacity']?.[0]?.time, effectsOf(project, 'V1.A')[0]?.keyframes['parameters.exposure']?.[0]?.time];
			const [own, ofEffect] = keyOf(slipped);
			expect(own).toBe(ofEffect);
			expect(shown(clip(slipped, 'V1.A'), (own ?? 0) / testFrame)).toBe(shown(clip(before, 'V1.A'), 5));
		}), { numRuns: 40 });
	});
	test('sound slipped into sync is in sync, and its keyframes stay with what is heard', () => {
		fc.assert(fc.property(fc.constantFrom('', 'r', 'x2', 'x0.5r'), fc.integer({ min: -4, max: 4 }).filter(by => by !== 0), (speed, by) => {
			const begun = projectOf(`V1 |-:8|A:10@30${speed}|\nA1 |-:8|A:10@30${speed}|`);
			const keyed = then(begun, 'setKeyframe', { id: 'A1.A', path: 'volume', time: at(5), value: -6 });
			const late = then(keyed, 'moveClips', { clipIds: ['A1.A'], by: at(by), withLinked: false });
			const mended = then(late, 'bringIntoSync', { clipIds: ['A1.A'], by: 'slip' });
			expect(syncOffset(mended, clip(mended, 'A1.A'))).toBe(0);
			const heard = (project: Project) => {
				const sound = clip(project, 'A1.A');
				return sourceMoment(sound, sound.keyframes['volume']?.[0]?.time ?? 0 as Time, testFrame);
			};
			expect(heard(mended)).toBe(heard(late));
		}), { numRuns: 40 });
	});
	test('what replaces a clip runs forwards at its own speed', () => {
		expect(after('|A:5x2r|B:5|', 'replace', { clipId: 'V1.A', assetId: 'X', sourceStart: at(7) })).toBe('|X:5@7|B:5|');
	});
});
