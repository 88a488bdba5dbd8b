import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { valueAt, type Keyframed } from '../../keyframes/valueAt.ts';
import { nearestFrame } from '../../time/frameRate.ts';
import { durationSchema, timeSchema, zeroTime, type Time } from '../../time/time.ts';
import { sourceMoment } from '../../time/timeMap.ts';
import { clipEnd, frameOf } from '../queries.ts';
import type { Clip } from '../records.ts';
import { clearRange, insertTime } from './cutting.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf } from './draft.ts';
import { copyEffects } from './effectCopies.ts';
import { withProperty } from './property.ts';
import { frameTime, openClip, requiredAsset, requiredTrack, sequenceOfClip } from './required.ts';

/** The clip with every keyframed parameter standing at the value it has at a moment. */
const standing = <Record extends Clip>(record: Record & Keyframed, local: Time): Record => ({
	...Object.keys(record.keyframes).reduce((plain, path) => withProperty(plain, path, valueAt(record, path, local)), record), keyframes: {},
});

/**
 * Holds the frame under the playhead.
 *
 *     |    A    |   ->   |  A |▪▪▪| A  |        insert
 *          ^ at          |  A |▪▪▪|A|           over what follows
 *
 * Inserting divides what lies across the moment on every unlocked track and moves everything later; else the held frame lies over what follows on its own track. It looks as the
 * clip looks there: what keyframes moved stands still. It has no sound.
 */
export const freezeFrame = defineEdit({
	label: 'Freeze frame',
	args: z.object({ clipId: z.string(), at: timeSchema, duration: durationSchema, insert: z.boolean().default(true) }),
	apply: (project, { clipId, at, duration, insert }, newId) => {
		const draft = draftOf(project, newId);
		const clip = openClip(draft, clipId);
		const sequence = sequenceOfClip(draft, clip);
		const moment = frameTime(sequence, at);
		if (requiredTrack(draft, clip.trackId).type !== 'video') {
			refuseEdit(`“${clip.name}” is sound. Choose a picture to hold.`);
		}
		if (moment < clip.start || moment >= clipEnd(clip)) {
			refuseEdit(`“${clip.name}” is not seen at that moment. Move the playhead into it.`);
		}
		const frame = frameOf(sequence);
		const local = moment - clip.start as Time;
		const isStill = requiredAsset(draft, clip.assetId).duration === null;
		const held: Clip = {
			...standing(clip, local), id: draft.newId('clip'), start: moment, duration: Math.max(frame, nearestFrame(duration, sequence.frameRate)) as Time,
			sourceStart: isStill ? clip.sourceStart : Math.max(0, sourceMoment(clip, local, frame)) as Time, speed: isStill ? 1 : 0, isReversed: false, linkId: null, fadeIn: zeroTime, fadeOut: zeroTime,
		};
		const effects = draft.effects(clip.id);
		if (insert) {
			insertTime(draft, sequence.id, moment, held.duration, new Set([clip.trackId]));
		} else {
			clearRange(draft, clip.trackId, { start: moment, end: clipEnd(held) });
		}
		draft.put(held);
		copyEffects(draft, effects, held.id, -local);
		return draft.finish();
	},
});
