import { recordOf } from '../../../electron/shared/timeline/queries.ts';
import type { Clip } from '../../../electron/shared/timeline/records.ts';
import { clipsFor } from '../../commands/effectCommands.ts';
import { decibelsOfPlace, levelWords, placeOfDecibels } from '../../mixer/faderTaper.ts';
import type { App } from '../../state/app.svelte.ts';
import type { Lane } from '../lanes.ts';
import { previewEdit } from '../previewEdit.ts';
import { clipVolumeAt, soundBody } from '../soundLayout.ts';
import { timeAtX } from '../zoom.ts';
import type { Gesture, Pointer } from './gesture.ts';

/** Drags the gain line of a sound clip up or down; all selected sound clips change by as many dB. Shift is ten times finer. */
export const gainGesture = (app: App, clip: Clip, lane: Lane, from: Pointer): Gesture => {
	const { project } = app.document;
	const { top, bottom } = soundBody(lane.height);
	const before = clipVolumeAt(clip, timeAtX(app.view.scale, from.x) - clip.start);
	const selected = clipsFor(app, 'sound').filter(other => !recordOf(project, 'track', other.trackId)?.isLocked);
	const clips = selected.some(other => other.id === clip.id) ? selected : [clip];
	let last = { y: from.y, place: placeOfDecibels(before) };
	/** From where it was last: Shift may be pressed at any moment without a jump. */
	const changeAt = (pointer: Pointer): number => {
		const place = Math.max(0, Math.min(1, last.place + (last.y - pointer.y) / (bottom - top) * (pointer.shiftKey ? 0.1 : 1)));
		last = { y: pointer.y, place };
		const level = Math.round(decibelsOfPlace(place) * 10) / 10;
		return Math.round(((Math.abs(level) < 0.2 && !pointer.shiftKey ? 0 : level) - before) * 10) / 10;
	};
	const argsFor = (by: number) => ({ changes: clips.map(({ id }) => ({ clipId: id, by })) });
	return {
		cursor: 'ns-resize',
		move: (pointer) => {
			const by = changeAt(pointer);
			const preview = previewEdit(project, 'changeVolume', argsFor(by));
			app.view.provisional = preview.project;
			const signed = `${by > 0 ? '+' : ''}${by.toFixed(1).replace('-', '−')} dB`;
			app.view.note = { x: pointer.x, y: pointer.y, tone: preview.refused ? 'refused' : 'plain', text: preview.refused ?? `${levelWords(before + by)}  (${signed}${clips.length > 1 ? `, ${clips.length} clips` : ''})` };
		},
		end: async (pointer) => {
			const by = changeAt(pointer);
			if (by !== 0) {
				await app.edit('changeVolume', argsFor(by));
			}
		},
	};
};
