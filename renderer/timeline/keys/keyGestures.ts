import type { Time } from '../../../electron/shared/time/time.ts';
import { originOf } from '../../keyframes/keyedParameter.ts';
import { keyName, keyNamed, keysByParameter, namesAfter } from '../../keyframes/keySelection.ts';
import type { App } from '../../state/app.svelte.ts';
import { draggedTime, type Gesture, type Pointer } from '../gestures/gesture.ts';
import type { Press } from '../gestures/beginGesture.ts';
import { automationInBand } from '../levels/automationLanes.ts';
import { previewEdit } from '../previewEdit.ts';
import type { TimelineLayout } from '../timelineLayout.ts';
import { keysInBand, type KeyHit } from './keyLanes.ts';
import { keySnapPoints } from './keySnapPoints.ts';

/** Where a selected keyframe is on the timeline. */
const momentOf = (app: App, name: string): number => {
	const { id, time } = keyNamed(name);
	const record = app.document.project[id];
	return time + (record ? originOf(app.document.project, record) : 0);
};

/** Drags the selected keyframes in time. */
const moveKeysGesture = (app: App, from: Pointer): Gesture => {
	const keyframes = keysByParameter(app.selection.keys);
	const edges = [...app.selection.keys].map(name => momentOf(app, name));
	const points = keySnapPoints(app);
	const byAt = (pointer: Pointer) => draggedTime(app, edges, points, from.x, pointer.x);
	return {
		cursor: 'ew-resize',
		move: (pointer) => {
			const by = byAt(pointer);
			const { project, refused } = previewEdit(app.document.project, 'moveKeyframes', { keyframes, by, ripple: app.view.isRipplingSpeed });
			app.view.provisional = project;
			app.view.keyOffset = project ? by : 0;
			app.view.note = refused === null ? null : { x: pointer.x, y: pointer.y, text: refused, tone: 'refused' };
		},
		end: async (pointer) => {
			const by = byAt(pointer);
			app.view.snapLine = null;
			const names = app.selection.keys;
			const { project } = app.document;
			if (by !== 0 && await app.edit('moveKeyframes', { keyframes, by, ripple: app.view.isRipplingSpeed })) {
				app.selection.keys = namesAfter(project, app.document.project, names, by);
			}
		},
	};
};

/** Draws a rubber band over keyframes; with Shift or Ctrl it adds to what was selected. */
export const keyBandGesture = (app: App, { lanes, automation }: TimelineLayout, from: Pointer): Gesture => {
	const before = from.shiftKey || from.ctrlKey ? app.selection.keys : new Set<string>();
	return {
		cursor: 'crosshair',
		move: (pointer) => {
			const band = { left: Math.min(from.x, pointer.x), right: Math.max(from.x, pointer.x), top: Math.min(from.y, pointer.y), bottom: Math.max(from.y, pointer.y) };
			app.view.band = band;
			app.selection.keys = new Set([...before, ...keysInBand(app.document.project, lanes, app.view.openLanes, app.view.scale, band), ...automationInBand(automation, app.view.scale, band)]);
		},
		end: () => undefined,
	};
};

const withOwner = (app: App, { owner }: KeyHit): void => {
	if (owner && !app.selection.clips.has(owner.id)) {
		app.selection.selectClips([owner.id]);
	}
};

/** Selects a keyframe that is pressed, and with `selectOwner` what it is on; with Shift or Ctrl it adds to those selected. Gives what a click on it comes to. */
export const pressOnKey = (app: App, name: string, pointer: Pointer, selectOwner: () => void): (() => void) => {
	const isAdding = pointer.shiftKey || pointer.ctrlKey;
	const wasSelected = app.selection.keys.has(name);
	if (!wasSelected) {
		const before = isAdding ? app.selection.keys : new Set<string>();
		selectOwner();
		app.selection.keys = new Set([...before, name]);
	}
	return () => {
		if (isAdding && wasSelected) {
			app.selection.keys = new Set([...app.selection.keys].filter(other => other !== name));
		} else if (!isAdding) {
			app.selection.keys = new Set([name]);
		}
	};
};

/** What pressing on the keyframes under a clip begins: a keyframe is selected and dragged, the ground between them draws a rubber band. */
export const pressOnKeys = (app: App, hit: KeyHit, layout: TimelineLayout, pointer: Pointer): Press => {
	if (!hit.row || !hit.key) {
		return {
			gesture: keyBandGesture(app, layout, pointer),
			click: () => {
				withOwner(app, hit);
				app.selection.keys = new Set();
			},
		};
	}
	const name = keyName({ id: hit.row.record.id, path: hit.row.path, time: hit.key.time });
	const click = pressOnKey(app, name, pointer, () => withOwner(app, hit));
	return { gesture: hit.track.isLocked ? keyBandGesture(app, layout, pointer) : moveKeysGesture(app, pointer), click };
};

/** A double click: on a keyframe goes there, between keyframes sets one. */
export const doubleClickOnKeys = (app: App, hit: KeyHit, at: Time): void => {
	if (hit.owner && hit.key) {
		app.playback.seek(hit.owner.start + hit.key.time as Time);
	} else if (hit.owner && hit.row) {
		void app.edit('setKeyframe', { id: hit.row.record.id, path: hit.row.path, time: at - hit.owner.start, ripple: app.view.isRipplingSpeed });
	}
};
