import { nearestFrame } from '../../../electron/shared/time/frameRate.ts';
import { time, type Time } from '../../../electron/shared/time/time.ts';
import { placedMarkers } from '../../../electron/shared/timeline/markerMoments.ts';
import { snapPoints } from '../../../electron/shared/timeline/queries.ts';
import type { App } from '../../state/app.svelte.ts';
import { snappedDelta } from '../snapping.ts';
import { flicksOf, timeAtX } from '../zoom.ts';

/** Where the pointer is, in pixels of the track area. */
export type Pointer = {
	readonly x: number;
	/** From the top of all tracks: the scroll is in it. */
	readonly y: number;
	readonly shiftKey: boolean; readonly altKey: boolean; readonly ctrlKey: boolean;
};

/** Something done with the button held. Until `end` only the view changes; giving up calls nothing and leaves nothing. */
export type Gesture = {
	readonly cursor: string;
	readonly move: (pointer: Pointer) => void;
	/** The button was let go after a move. Sends at most one edit. */
	readonly end: (pointer: Pointer) => void | Promise<void>;
};

/** Pixels within which an edge jumps to a snap point. */
const snapReach = 9;

/** The moments a gesture may catch on. Taken once, when it begins. */
export const gestureSnapPoints = (app: App, exceptClips: ReadonlySet<string>): readonly Time[] => {
	const { project, sequenceId } = app.document;
	const { playhead, inPoint, outPoint } = app.view;
	if (!sequenceId) {
		return [];
	}
	// Markers on clips that move would hold them where they are.
	const markers = placedMarkers(project, sequenceId).filter(({ clip }) => !clip || !exceptClips.has(clip.id)).map(({ at }) => at);
	return snapPoints(project, sequenceId, { exceptClips, also: [playhead, inPoint, outPoint, ...markers].filter(point => point !== null) });
};

/** A drag from `fromX` to `x` as time, on whole frames, snapped where that is on; draws the line. */
export const draggedTime = (app: App, edges: readonly number[], points: readonly Time[], fromX: number, x: number): Time => {
	const { scale, isSnapping } = app.view;
	const raw = timeAtX(scale, x) - timeAtX(scale, fromX);
	const { delta, line } = isSnapping ? snappedDelta(edges, raw, points, flicksOf(scale, snapReach)) : { delta: raw, line: null };
	app.view.snapLine = line;
	return nearestFrame(time(delta), app.document.openSequence().frameRate);
};
