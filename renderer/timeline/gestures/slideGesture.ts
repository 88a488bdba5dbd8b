import { time, type Time } from '../../../electron/shared/time/time.ts';
import { clipEnd, recordOf } from '../../../electron/shared/timeline/queries.ts';
import type { Clip } from '../../../electron/shared/timeline/records.ts';
import type { App } from '../../state/app.svelte.ts';
import { signedTimecode } from '../../text/timecodes.ts';
import { previewEdit } from '../previewEdit.ts';
import { draggedTime, gestureSnapPoints, type Gesture, type Pointer } from './gesture.ts';
import { trimFrames } from './trimFrames.ts';

/** Drags a clip between its neighbours, which give up and take over what it leaves. With Shift, linked clips stay. */
export const slideGesture = (app: App, clip: Clip, from: Pointer): Gesture => {
	const { project } = app.document;
	const { view } = app;
	const points = gestureSnapPoints(app, new Set([clip.id]));
	const argsFor = (pointer: Pointer): { clipId: string; by: Time; withLinked: boolean } => ({
		clipId: clip.id, withLinked: view.isLinking && !from.shiftKey,
		by: draggedTime(app, [clip.start, clipEnd(clip)], points, from.x, pointer.x),
	});
	return {
		cursor: 'ew-resize',
		move: (pointer) => {
			const args = argsFor(pointer);
			const preview = previewEdit(project, 'slide', args);
			const moved = preview.project && recordOf(preview.project, 'clip', clip.id);
			view.provisional = preview.project;
			view.trimming = preview.project ? trimFrames(preview.project, app.document.openSequence().frameRate, clip.id, 'slide') : null;
			view.note = {
				x: pointer.x, y: pointer.y, tone: preview.refused ? 'refused' : 'plain',
				text: preview.refused ?? `Slide ${signedTimecode(time((moved?.start ?? clip.start) - clip.start), app.document.openSequence().frameRate)}`,
			};
		},
		end: async (pointer) => {
			const args = argsFor(pointer);
			if (args.by !== 0) {
				await app.edit('slide', args);
			}
		},
	};
};
