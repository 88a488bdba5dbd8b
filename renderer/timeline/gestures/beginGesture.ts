import { nearestFrame } from '../../../electron/shared/time/frameRate.ts';
import { nearestSnapPoint, snapPoints, withGroupedClips, withLinkedClips } from '../../../electron/shared/timeline/queries.ts';
import { time, type Time } from '../../../electron/shared/time/time.ts';
import { clipMarkerMoment, placedMarkers } from '../../../electron/shared/timeline/markerMoments.ts';
import type { Clip, Marker } from '../../../electron/shared/timeline/records.ts';
import type { App } from '../../state/app.svelte.ts';
import type { Hit } from '../hitTest.ts';
import { pressOnKeys } from '../keys/keyGestures.ts';
import { pressOnLevelKey, pressOnLevelLine, pressOnStrip } from '../levels/pressOnLevel.ts';
import type { TimelineLayout } from '../timelineLayout.ts';
import { flicksOf, timeAtX } from '../zoom.ts';
import { bandGesture } from './bandGesture.ts';
import { fadeGesture } from './fadeGesture.ts';
import type { Gesture, Pointer } from './gesture.ts';
import { moveGesture } from './moveGesture.ts';
import { slideGesture } from './slideGesture.ts';
import { slipGesture } from './slipGesture.ts';
import { trimGesture } from './trimGesture.ts';

/** What a press means: a gesture if the pointer then moves, and a click if it does not. */
export type Press = { readonly gesture: Gesture; readonly click: () => void };

const nothing = (): void => undefined;

/** The clip with its group and with what is linked to any of them. */
const partsOf = (app: App, clip: Clip): string[] => {
	const { project } = app.document;
	return (app.view.isLinking ? withLinkedClips(project, withGroupedClips(project, [clip])) : [clip]).map(part => part.id);
};

/** Where the blade cuts: on the frame under the pointer, or on the playhead when near. */
export const bladeTime = (app: App, x: number): Time => {
	const { scale, isSnapping, playhead } = app.view;
	const at = timeAtX(scale, x);
	const caught = isSnapping ? nearestSnapPoint([playhead], at, time(flicksOf(scale, 8))) : undefined;
	return caught ?? nearestFrame(at, app.document.openSequence().frameRate);
};

const seekToMarker = (app: App, clip: Clip, marker: Marker): void => {
	const at = clipMarkerMoment(app.document.project, clip, marker);
	if (at !== null) {
		app.playback.seek(at);
	}
};

const pressOnClip = (app: App, hit: Extract<Hit, { clip: Clip }>, layout: TimelineLayout, pointer: Pointer): Press => {
	const { clip } = hit;
	const { tool } = app.view;
	if (tool === 'blade') {
		const cut = () => void app.edit('split', { at: bladeTime(app, pointer.x), clipIds: [clip.id], withLinked: app.view.isLinking });
		return { gesture: bandGesture(app, layout.lanes, pointer), click: cut };
	}
	const wasSelected = app.selection.clips.has(clip.id);
	const isAdding = pointer.shiftKey || pointer.ctrlKey;
	if (!isAdding && !wasSelected) {
		app.selection.selectClips(partsOf(app, clip));
	}
	app.selection.track = hit.track.id;
	const click = () => {
		if (isAdding) {
			app.selection.toggleClips(partsOf(app, clip));
		} else {
			app.selection.selectClips(partsOf(app, clip));
		}
	};
	if (tool === 'slip') {
		return { gesture: slipGesture(app, clip, pointer), click };
	}
	if (tool === 'slide') {
		return { gesture: slideGesture(app, clip, pointer), click };
	}
	switch (hit.part) {
		case 'head': case 'tail': return { gesture: trimGesture(app, clip, hit.part, pointer), click };
		case 'marker': return { gesture: moveGesture(app, clip, layout.lanes, pointer), click: () => seekToMarker(app, clip, hit.marker) };
		case 'fade-in': return { gesture: fadeGesture(app, clip, 'in', pointer), click };
		case 'fade-out': return { gesture: fadeGesture(app, clip, 'out', pointer), click };
		case 'level': return pressOnLevelLine(app, hit.level, pointer, click);
		case 'level-key': return pressOnLevelKey(app, hit.level, hit.key, layout, pointer);
		default: return { gesture: moveGesture(app, clip, layout.lanes, pointer), click };
	}
};

/** Decides what pressing the main button at a hit begins. */
export const beginPress = (app: App, hit: Hit, layout: TimelineLayout, pointer: Pointer): Press => {
	if ('clip' in hit) {
		return pressOnClip(app, hit, layout, pointer);
	}
	const gesture = bandGesture(app, layout.lanes, pointer);
	switch (hit.part) {
		case 'transition': return { gesture, click: () => app.selection.selectTransition(hit.transition.id) };
		case 'gap': return {
			gesture,
			click: () => {
				app.selection.track = hit.track.id;
				if (hit.end !== null) {
					app.selection.selectGap({ trackId: hit.track.id, start: hit.start, end: hit.end });
				} else if (!pointer.shiftKey && !pointer.ctrlKey) {
					app.selection.clear();
				}
			},
		};
		case 'keys': return pressOnKeys(app, hit, layout, pointer);
		case 'automation': return pressOnStrip(app, hit, layout, pointer);
		case 'nothing': return { gesture, click: () => app.selection.clear() };
		default: return { gesture, click: nothing };
	}
};

/** Snap points for a thing that comes from outside: all cuts and markers, and the playhead. */
export const outsideSnapPoints = (app: App): readonly Time[] => {
	const { project, sequenceId } = app.document;
	return sequenceId ? snapPoints(project, sequenceId, { also: [app.view.playhead, ...placedMarkers(project, sequenceId).map(({ at }) => at)] }) : [];
};
