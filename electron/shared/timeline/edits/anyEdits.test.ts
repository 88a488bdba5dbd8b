import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { CallFailed } from '../../contract/failure.ts';
import { applied, diffBetween, reversed } from '../diff.ts';
import { brokenInvariants } from '../invariants.ts';
import { indexOf } from '../projectIndex.ts';
import type { Project } from '../records.ts';
import { randomEdit, seededRandom } from '../testing/randomEdit.ts';
import { countingIds, projectOf } from '../testing/strip.ts';
import { performEdit } from './index.ts';

const begun = projectOf('V2 |-:3|T:6|\nV1 |A:20@10|~4|B:20@10|C:15|\nA1 |A:20@10|B:20@10|C:15|\nA2 ||');

/** The project after the edit, or null when it was refused as edits may be. Anything else that is thrown is a bug. */
const tried = (project: Project, name: string, args: unknown, newId: ReturnType<typeof countingIds>): Project | null => {
	try {
		return performEdit(project, name, args, newId).project;
	} catch (error) {
		if (error instanceof z.ZodError || (error instanceof CallFailed && ['edit-refused', 'invalid-request'].includes(error.failure.kind))) {
			return null;
		}
		throw error;
	}
};

test('whatever is edited, nothing breaks, and every edit can be taken back', () => {
	const done = new Map<string, number>();
	fc.assert(fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (seed) => {
		const random = seededRandom(seed);
		const newId = countingIds();
		let project = begun;
		indexOf(project);
		for (let count = 0; count < 40; count++) {
			const { name, args } = randomEdit(project, random);
			const next = tried(project, name, args, newId);
			if (!next) {
				continue;
			}
			done.set(name, (done.get(name) ?? 0) + 1);
			const diff = diffBetween(project, next);
			const inherited = indexOf(next);
			const rebuilt = applied({ ...project }, diff);
			// Plain text first: the comparison of objects is far slower and only worth it when they differ.
			expect(brokenInvariants(rebuilt), `${name} ${JSON.stringify(args)}`).toEqual([]);
			expect(rebuilt).toEqual(next);
			expect([...inherited.markers].filter(([, markers]) => markers.length > 0).toSorted()).toEqual([...indexOf(rebuilt).markers].toSorted());
			expect([...inherited.clips].filter(([, clips]) => clips.length > 0).toSorted()).toEqual([...indexOf(rebuilt).clips].toSorted());
			expect(applied(next, reversed(diff))).toEqual(project);
			project = next;
		}
	}), {
		numRuns: 400,
		// Found so: a speed point on a clip whose sound is locked; a ramp that leaves two parts of one clip less than two frames;
		// duplicates pressed over the originals.
		examples: [[3979610652], [2329977999], [446088895]],
	});
	// Every kind of edit came about at least once, so none of them was tested in name only.
	expect([...done.keys()].toSorted()).toEqual(expect.arrayContaining(['insert', 'overwrite', 'append', 'moveClips', 'split', 'rippleDelete', 'rippleTrimHead', 'rippleTrimTail', 'addTransition', 'updateSequence', 'roll', 'slip', 'paste', 'insertGenerated', 'removeTrack', 'removeAssets',
		'extend', 'slide', 'swap', 'replace', 'closeGaps', 'insertGap', 'duplicate', 'pasteAttributes', 'group', 'ungroup', 'bringIntoSync', 'addMarker', 'updateMarker', 'removeMarkers', 'removeEmptyTracks',
		'setSpeedRamp', 'setKeyframe', 'removeKeyframes', 'moveKeyframes', 'setEasing', 'pasteKeyframes', 'shapeKeyframes', 'moveAnchor', 'addEffect', 'removeEffects', 'reorderEffect']));
});
