import { clipsOf, captionsOf, captionTracksOf, tracksOf, transitionsOfTrack } from '../../electron/shared/timeline/queries.ts';
import type { Project } from '../../electron/shared/timeline/records.ts';

/** "1 clip", "3 clips" */
const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** What another frame rate or size does to the timeline, as short sentences; empty when nothing on it changes. */
export const sequenceChange = (before: Project, after: Project, sequenceId: string): readonly string[] => {
	const moved = (records: readonly { readonly id: string; readonly start: number; readonly duration: number }[]) => records.filter((record) => {
		const now = after[record.id];
		return (now?.kind === 'clip' || now?.kind === 'caption') && (now.start !== record.start || now.duration !== record.duration);
	}).length;
	const clips = moved(clipsOf(before, sequenceId));
	const captions = moved(captionTracksOf(before, sequenceId).flatMap(track => captionsOf(before, track.id)));
	const transitions = tracksOf(before, sequenceId).flatMap(track => transitionsOfTrack(before, track.id));
	const gone = transitions.filter(({ id }) => !after[id]).length;
	const [was, is] = [before[sequenceId], after[sequenceId]];
	const isResized = was?.kind === 'sequence' && is?.kind === 'sequence' && was.width * is.height !== was.height * is.width;
	return [
		...clips > 0 ? [`${counted(clips, 'clip')} will begin or end on the nearest frame of the new rate.`] : [],
		...captions > 0 ? [`${counted(captions, 'caption')} likewise.`] : [],
		...gone > 0 ? [`${counted(gone, 'transition')} will go, for want of room.`] : [],
		...isResized ? ['Pictures of the old shape will have bars; their scale and position stay as they are.'] : [],
	];
};
