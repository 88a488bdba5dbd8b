import { time, type Time } from '../../../electron/shared/time/time.ts';
import { clipEnd, recordOf, withLinkedClips } from '../../../electron/shared/timeline/queries.ts';
import type { Clip } from '../../../electron/shared/timeline/records.ts';
import type { App } from '../../state/app.svelte.ts';
import { signedTimecode } from '../../text/timecodes.ts';
import { laneAt, type Lane } from '../lanes.ts';
import { previewEdit } from '../previewEdit.ts';
import { draggedTime, gestureSnapPoints, type Gesture, type Pointer } from './gesture.ts';

/** More edges than this are not tried for snapping: nobody aims with the fortieth clip. */
const edgeLimit = 40;

/** Drags the selected clips in time and, by the lane the pointer is in, across tracks. With Alt held when it begins, copies go instead. */
export const moveGesture = (app: App, lead: Clip, lanes: readonly Lane[], from: Pointer): Gesture => {
	const { project } = app.document;
	const { view } = app;
	const others = [...app.selection.clips].filter(id => id !== lead.id);
	const clipIds = [lead.id, ...others];
	const chosen = clipIds.flatMap(id => recordOf(project, 'clip', id) ?? []);
	const moved = view.isLinking ? withLinkedClips(project, chosen) : chosen;
	const edges = [lead, ...moved].slice(0, edgeLimit).flatMap(clip => [clip.start, clipEnd(clip)]);
	const points = gestureSnapPoints(app, new Set(moved.map(clip => clip.id)));
	const earliest = Math.min(...moved.map(clip => clip.start));
	const ownLanes = lanes.filter(lane => lane.track.type === recordOf(project, 'track', lead.trackId)?.type);
	const leadLane = ownLanes.findIndex(lane => lane.track.id === lead.trackId);

	const tracksAway = (pointer: Pointer): number => {
		const lane = laneAt(ownLanes, pointer.y);
		const steps = lane ? ownLanes.indexOf(lane) - leadLane : 0;
		// Lanes of picture run downwards on the screen and upwards in order.
		return lane?.track.type === 'video' ? -steps : steps;
	};
	const argsFor = (pointer: Pointer): { clipIds: string[]; by: Time; byTracks: number; withLinked: boolean } => {
		const by = draggedTime(app, edges, points, from.x, pointer.x);
		return { clipIds, by: time(Math.max(by, -earliest)), byTracks: tracksAway(pointer), withLinked: view.isLinking };
	};

	const requestFor = (args: ReturnType<typeof argsFor>) => from.altKey
		? { name: 'duplicate', args: { clipIds, withLinked: view.isLinking, start: time(earliest + args.by), byTracks: args.byTracks, mode: 'overwrite' } } as const
		: { name: 'moveClips', args } as const;

	return {
		cursor: from.altKey ? 'copy' : 'grabbing',
		move: (pointer) => {
			const args = argsFor(pointer);
			const request = requestFor(args);
			const preview = previewEdit(project, request.name, request.args);
			view.provisional = preview.project;
			view.note = {
				x: pointer.x, y: pointer.y, tone: preview.refused ? 'refused' : 'plain',
				text: preview.refused ?? `${from.altKey ? 'Copy ' : ''}${signedTimecode(args.by, app.document.openSequence().frameRate)}`,
			};
		},
		end: async (pointer) => {
			const args = argsFor(pointer);
			if (args.by !== 0 || args.byTracks !== 0) {
				const request = requestFor(args);
				await app.edit(request.name, request.args);
			}
		},
	};
};
