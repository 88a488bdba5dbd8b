import { time, type Time } from '../../../electron/shared/time/time.ts';
import { captionsOf, captionTracksOf, frameOf } from '../../../electron/shared/timeline/queries.ts';
import type { Caption } from '../../../electron/shared/timeline/records.ts';
import { nearestFrame } from '../../../electron/shared/time/frameRate.ts';
import type { App } from '../../state/app.svelte.ts';
import { chooseCaption, chosenCaptions } from '../../state/captions.ts';
import { signedTimecode } from '../../text/timecodes.ts';
import type { Press } from '../gestures/beginGesture.ts';
import { draggedTime, gestureSnapPoints, type Gesture, type Pointer } from '../gestures/gesture.ts';
import { previewEdit } from '../previewEdit.ts';
import { timeAtX, xAt } from '../zoom.ts';
import { freeMove, freeTrim } from './captionRoom.ts';
import type { CaptionHit } from './captionHit.ts';

/** More edges than this are not tried for snapping. */
const edgeLimit = 40;

const edgesOf = (captions: readonly Caption[]): number[] => captions.flatMap(caption => [caption.start, caption.start + caption.duration]);

/** Where clips snap, captions snap too, and to the captions that stay. */
const captionSnapPoints = (app: App, moving: ReadonlySet<string>): readonly Time[] => {
	const { project, sequenceId } = app.document;
	const staying = captionTracksOf(project, sequenceId ?? '').flatMap(track => captionsOf(project, track.id)).filter(caption => !moving.has(caption.id));
	return [...new Set([...gestureSnapPoints(app, new Set()), ...edgesOf(staying).map(time)])].toSorted((a, b) => a - b);
};

/** Shows what an edit would do and what it comes to, or why it would be refused. The note stands at the top of the tracks, right below the lanes. */
const show = (app: App, edit: 'moveCaptions' | 'setCaption', args: unknown, by: Time, x: number): void => {
	const preview = previewEdit(app.document.project, edit, args);
	app.view.provisional = preview.project;
	app.view.note = { x, y: app.view.scrollTop, tone: preview.refused ? 'refused' : 'plain', text: preview.refused ?? signedTimecode(by, app.document.openSequence().frameRate) };
};

/** Drags the chosen captions in time; they stop at captions that stay, and come out on the nearer side. */
const moveGesture = (app: App, lead: Caption, from: Pointer): Gesture => {
	const { view, selection } = app;
	const captions = captionsOf(app.document.project, lead.trackId);
	const moving = chosenCaptions(app);
	const edges = edgesOf([lead, ...moving].slice(0, edgeLimit));
	const points = captionSnapPoints(app, selection.captions);
	const distance = (pointer: Pointer): Time => {
		const wanted = draggedTime(app, edges, points, from.x, pointer.x);
		const by = freeMove(captions, selection.captions, wanted);
		view.snapLine = by === wanted ? view.snapLine : null;
		return by;
	};
	const argsFor = (by: Time) => ({ captionIds: moving.map(caption => caption.id), by });
	return {
		cursor: 'grabbing',
		move: (pointer) => {
			const by = distance(pointer);
			show(app, 'moveCaptions', argsFor(by), by, pointer.x);
		},
		end: async (pointer) => {
			const by = distance(pointer);
			if (by !== 0) {
				await app.edit('moveCaptions', argsFor(by));
			}
		},
	};
};

/** Drags an edge, up to the neighbour and no shorter than a frame. */
const trimGesture = (app: App, caption: Caption, edge: 'head' | 'tail', from: Pointer): Gesture => {
	const { view } = app;
	const captions = captionsOf(app.document.project, caption.trackId);
	const frame = frameOf(app.document.openSequence());
	const edgeAt = edge === 'head' ? caption.start : caption.start + caption.duration as Time;
	const points = captionSnapPoints(app, new Set([caption.id]));
	const target = (pointer: Pointer): Time => {
		const wanted = time(edgeAt + draggedTime(app, [edgeAt], points, from.x, pointer.x));
		const to = freeTrim(captions, caption, edge, wanted, frame);
		view.snapLine = to === wanted ? view.snapLine : null;
		return to;
	};
	const argsFor = (to: Time) => ({ captionId: caption.id, [edge === 'head' ? 'start' : 'end']: to });
	return {
		cursor: edge === 'head' ? 'w-resize' : 'e-resize',
		move: (pointer) => {
			const to = target(pointer);
			show(app, 'setCaption', argsFor(to), time((to - edgeAt) * (edge === 'head' ? -1 : 1)), pointer.x);
		},
		end: async (pointer) => {
			const to = target(pointer);
			if (to !== edgeAt) {
				await app.edit('setCaption', argsFor(to));
			}
		},
	};
};

const nowhere: Gesture = { cursor: 'default', move: () => undefined, end: () => undefined };

/** The frame under the pointer, or the playhead when it is near. */
const momentAt = (app: App, x: number): Time => {
	const { scale, isSnapping, playhead } = app.view;
	return isSnapping && Math.abs(xAt(scale, playhead) - x) < 8 ? playhead : nearestFrame(timeAtX(scale, x), app.document.openSequence().frameRate);
};

/** What pressing the main button in a lane begins: a caption is chosen and dragged, its edge trims it, the blade divides it. */
export const pressOnCaptions = (app: App, hit: CaptionHit, pointer: Pointer): Press => {
	if (!hit) {
		return { gesture: nowhere, click: () => app.selection.clear() };
	}
	const { caption, part } = hit;
	const isFixed = app.document.isReadOnly;
	if (app.view.tool === 'blade' && !isFixed) {
		return { gesture: nowhere, click: () => void app.edit('splitCaption', { captionId: caption.id, at: momentAt(app, pointer.x) }) };
	}
	if (!pointer.ctrlKey && !pointer.shiftKey && !app.selection.captions.has(caption.id)) {
		chooseCaption(app, caption, pointer);
	}
	const click = () => chooseCaption(app, caption, pointer);
	if (isFixed) {
		return { gesture: nowhere, click };
	}
	if (part !== 'body') {
		return { gesture: trimGesture(app, caption, part, pointer), click };
	}
	return { gesture: app.selection.captions.has(caption.id) ? moveGesture(app, caption, pointer) : nowhere, click };
};

/** Adds a caption where there is none and opens it for typing. */
export const addCaptionAt = async (app: App, trackId: string, x: number): Promise<void> => {
	const change = await app.edit('addCaption', { trackId, start: momentAt(app, x) });
	const added = change?.diff.added.find(record => record.kind === 'caption');
	if (added) {
		app.selection.selectCaptions([added.id]);
		app.view.typedCaption = added.id;
	}
};
