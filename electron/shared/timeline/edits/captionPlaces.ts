import { refuseEdit } from '../../contract/failure.ts';
import { nearestFrame, type FrameRate } from '../../time/frameRate.ts';
import { formatTimecode } from '../../time/timecode.ts';
import type { Time } from '../../time/time.ts';
import { captionsOf, frameOf } from '../queries.ts';
import { captionTrackSchema, type Caption, type CaptionTrack, type Sequence } from '../records.ts';
import type { Draft } from './draft.ts';
import { requiredSequence } from './required.ts';

export const requiredCaptionTrack = (draft: Draft, id: string): CaptionTrack =>
	draft.get('caption-track', id) ?? refuseEdit(`There is no caption track ${id}. It may have been removed.`);

export const requiredCaption = (draft: Draft, id: string): Caption =>
	draft.get('caption', id) ?? refuseEdit(`There is no caption ${id}. It may have been removed.`);

export const sequenceOfCaptions = (draft: Draft, trackId: string): Sequence => requiredSequence(draft, requiredCaptionTrack(draft, trackId).sequenceId);

/** A new, empty caption track. */
export const newCaptionTrack = (draft: Draft, sequence: Sequence, name: string): CaptionTrack => {
	const track: CaptionTrack = { ...captionTrackSchema.parse({ kind: 'caption-track', id: draft.newId('caption-track'), sequenceId: sequence.id, name, isHidden: false, style: {} }) };
	draft.put(track);
	return track;
};

const wordsOf = (text: string): string => `“${[...text.replaceAll('\n', ' ')].slice(0, 24).join('')}${[...text].length > 24 ? '…' : ''}”`;

/** Puts a caption on frames, at least one long; refuses it where it would overlap another that is not among `without`. */
export const placedCaption = (draft: Draft, caption: Caption, without: ReadonlySet<string> = new Set([caption.id])): Caption => {
	const sequence = sequenceOfCaptions(draft, caption.trackId);
	const start = nearestFrame(caption.start, sequence.frameRate);
	const end = Math.max(start + frameOf(sequence), nearestFrame(caption.start + caption.duration as Time, sequence.frameRate));
	if (start < 0) {
		refuseEdit('A sequence begins at 00:00:00:00; nothing can lie before it.');
	}
	const other = captionsOf(draft.base, caption.trackId).find(candidate => !without.has(candidate.id) && candidate.start < end && candidate.start + candidate.duration > start);
	return other
		? refuseEdit(`It would overlap ${wordsOf(other.text)} at ${formatTimecode(other.start, sequence.frameRate)}. Captions of one track follow each other; shorten one of them.`)
		: { ...caption, start, duration: end - start as Time };
};

/** A caption with both its edges on the nearest frames of another rate, or null where nothing of it would be left. Those that did not overlap still do not. */
export const captionOnFrames = (caption: Caption, rate: FrameRate): Caption | null => {
	const start = nearestFrame(caption.start, rate);
	const duration = nearestFrame(caption.start + caption.duration as Time, rate) - start;
	return duration > 0 ? { ...caption, start, duration: duration as Time } : null;
};
