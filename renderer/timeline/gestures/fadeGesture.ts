import { nearestFrame } from '../../../electron/shared/time/frameRate.ts';
import { time, type Time } from '../../../electron/shared/time/time.ts';
import { clipEnd } from '../../../electron/shared/timeline/queries.ts';
import type { Clip } from '../../../electron/shared/timeline/records.ts';
import type { App } from '../../state/app.svelte.ts';
import { timecodeOf } from '../../text/timecodes.ts';
import { previewEdit } from '../previewEdit.ts';
import { timeAtX } from '../zoom.ts';
import type { Gesture, Pointer } from './gesture.ts';

/** Drags a fade's end along the upper edge of the clip. */
export const fadeGesture = (app: App, clip: Clip, side: 'in' | 'out', from: Pointer): Gesture => {
	const { project } = app.document;
	const path = side === 'in' ? 'fadeIn' : 'fadeOut';
	const other = side === 'in' ? clip.fadeOut : clip.fadeIn;
	const lengthAt = (pointer: Pointer): Time => {
		// From where it was, so that the first touch of the handle (which waits inside the corner) changes nothing.
		const moved = (timeAtX(app.view.scale, pointer.x) - timeAtX(app.view.scale, from.x)) * (side === 'in' ? 1 : -1);
		return nearestFrame(time(Math.max(0, Math.min(clip[path] + moved, clip.duration - other))), app.document.openSequence().frameRate);
	};
	return {
		cursor: 'ew-resize',
		move: (pointer) => {
			const value = lengthAt(pointer);
			const preview = previewEdit(project, 'setProperty', { id: clip.id, path, value });
			app.view.provisional = preview.project;
			app.view.note = { x: pointer.x, y: pointer.y, tone: preview.refused ? 'refused' : 'plain', text: preview.refused ?? `Fade ${side} ${timecodeOf(value, app.document.openSequence().frameRate)}` };
		},
		end: async (pointer) => {
			const value = lengthAt(pointer);
			if (value !== clip[path] && clipEnd(clip) > clip.start) {
				await app.edit('setProperty', { id: clip.id, path, value });
			}
		},
	};
};
