import { effectDescribed } from '../../electron/shared/effects/effectDescriptions.ts';
import { clipAt } from '../../electron/shared/timeline/queries.ts';
import type { Clip } from '../../electron/shared/timeline/records.ts';
import type { App } from '../state/app.svelte.ts';
import { draggedEffect } from './draggedEffect.ts';
import type { Pointer } from './gestures/gesture.ts';
import { laneAt } from './lanes.ts';
import { previewEdit } from './previewEdit.ts';
import type { TimelineModel } from './timelineModel.svelte.ts';
import { timeAtX } from './zoom.ts';

const clipUnder = (app: App, model: TimelineModel, pointer: Pointer): Clip | undefined => {
	const lane = laneAt(model.layout.lanes, pointer.y);
	return lane ? clipAt(app.document.project, lane.track.id, timeAtX(app.view.scale, pointer.x)) : undefined;
};

/** An effect dragged over the tracks: says on which clip it would go, or why it cannot. */
export const effectOver = (app: App, model: TimelineModel, pointer: Pointer, name: string): void => {
	const clip = clipUnder(app, model, pointer);
	const label = effectDescribed(name)?.label ?? name;
	const preview = clip && previewEdit(app.document.project, 'addEffect', { targetIds: [clip.id], type: name });
	app.view.provisional = preview?.project ?? null;
	app.view.note = {
		x: pointer.x, y: pointer.y, tone: preview?.refused ? 'refused' : 'plain',
		text: preview?.refused ?? (clip ? `${label} on “${clip.name}”` : `Drop ${label.toLowerCase()} on a clip`),
	};
};

/** Lets it go: the clip under the pointer gets it and is selected, so that its settings are seen. */
export const dropEffect = async (app: App, model: TimelineModel, pointer: Pointer, name: string): Promise<void> => {
	const clip = clipUnder(app, model, pointer);
	draggedEffect.name = null;
	app.view.endGesture();
	if (clip && await app.edit('addEffect', { targetIds: [clip.id], type: name })) {
		app.selection.selectClips([clip.id]);
	}
};
