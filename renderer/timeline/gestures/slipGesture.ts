import { nearestFrame } from '../../../electron/shared/time/frameRate.ts';
import { time, type Time } from '../../../electron/shared/time/time.ts';
import type { Clip } from '../../../electron/shared/timeline/records.ts';
import type { App } from '../../state/app.svelte.ts';
import { signedTimecode } from '../../text/timecodes.ts';
import { previewEdit } from '../previewEdit.ts';
import { timeAtX } from '../zoom.ts';
import type { Gesture, Pointer } from './gesture.ts';
import { trimFrames } from './trimFrames.ts';

/** Drags what a clip shows; the clip itself stays. Dragging to the right shows earlier frames, as pulling film through a window does. */
export const slipGesture = (app: App, clip: Clip, from: Pointer): Gesture => {
	const { project } = app.document;
	const rate = app.document.openSequence().frameRate;
	const argsFor = (pointer: Pointer): { clipIds: string[]; by: Time; withLinked: boolean } => ({
		clipIds: [clip.id], withLinked: app.view.isLinking,
		by: nearestFrame(time(timeAtX(app.view.scale, from.x) - timeAtX(app.view.scale, pointer.x)), rate),
	});
	return {
		cursor: 'ew-resize',
		move: (pointer) => {
			const args = argsFor(pointer);
			const preview = previewEdit(project, 'slip', args);
			app.view.provisional = preview.project;
			app.view.trimming = preview.project ? trimFrames(preview.project, app.document.openSequence().frameRate, clip.id, 'slip') : null;
			app.view.note = { x: pointer.x, y: pointer.y, tone: preview.refused ? 'refused' : 'plain', text: preview.refused ?? `Slip ${signedTimecode(args.by, rate)}` };
		},
		end: async (pointer) => {
			const args = argsFor(pointer);
			if (args.by !== 0) {
				await app.edit('slip', args);
			}
		},
	};
};
