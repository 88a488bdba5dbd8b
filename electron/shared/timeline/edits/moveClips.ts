import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { nearestFrame } from '../../time/frameRate.ts';
import { timeSchema, type Time } from '../../time/time.ts';
import { clipRange } from '../queries.ts';
import type { Clip } from '../records.ts';
import { clearRange } from './cutting.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { openClip, openClips, sequenceOfClip } from './required.ts';
import { trackGoals } from './trackGoal.ts';

/**
 * Moves clips in time and across tracks; they overwrite what they land on, and leave the room they had.
 *
 *     | A | B |   C   |   ->   | A |   |  | B | C|
 *
 * All keep their distances. `byTracks` moves the clips of the first clip's type that many tracks on in the order of tracks (video: towards the
 * front; audio: downwards); clips of the other type only follow in time. Refused when something would begin before the sequence, or a track
 * is missing or locked.
 */
export const moveClips = defineEdit({
	label: 'Move clips',
	args: z.object({
		clipIds: z.array(z.string()).min(1),
		by: timeSchema,
		byTracks: z.int().default(0),
		/** Linked clips follow. */
		withLinked: z.boolean().default(true),
	}),
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		const clips = openClips(draft, args.clipIds, args.withLinked);
		const lead = openClip(draft, args.clipIds[0] ?? '');
		const sequence = sequenceOfClip(draft, lead);
		const by = nearestFrame(args.by, sequence.frameRate);
		const goal = trackGoals(draft, lead, args.byTracks);
		const moved = clips.map((clip): Clip => ({ ...clip, trackId: goal(clip).id, start: clip.start + by as Time }));
		const early = moved.find(clip => clip.start < 0);
		if (early) {
			refuseEdit(`“${early.name}” would begin before the sequence does. Move it less far to the left.`);
		}
		clips.forEach(clip => draft.remove(clip.id));
		moved.forEach(clip => clearRange(draft, clip.trackId, clipRange(clip)));
		moved.forEach(clip => draft.put(clip));
		const transitions = new Set(moved.map(clip => clip.id));
		[...new Set(clips.map(clip => clip.trackId))].flatMap(trackId => draft.transitions(trackId))
			.filter(transition => transitions.has(transition.fromClipId) && transitions.has(transition.toClipId))
			.forEach(transition => draft.put({ ...transition, trackId: draft.get('clip', transition.fromClipId)?.trackId ?? transition.trackId }));
		return draft.finish();
	},
});
