import type { Keyframe } from '../../../electron/shared/keyframes/keyframe.ts';
import { keyName } from '../../keyframes/keySelection.ts';
import type { App } from '../../state/app.svelte.ts';
import type { Press } from '../gestures/beginGesture.ts';
import type { Pointer } from '../gestures/gesture.ts';
import type { Hit } from '../hitTest.ts';
import { keyBandGesture, pressOnKey } from '../keys/keyGestures.ts';
import type { TimelineLayout } from '../timelineLayout.ts';
import { timeAtX } from '../zoom.ts';
import type { Level } from './level.ts';
import { levelGesture, moveLevelKeys, newLevelKey, setLevelKey } from './levelGestures.ts';

/** What a level belongs to is selected with its keyframes: a clip, or a track. */
export const selectOwner = (app: App, { record }: Level): void => {
	if (record.kind === 'clip') {
		if (!app.selection.clips.has(record.id)) {
			app.selection.selectClips([record.id]);
		}
		return;
	}
	app.selection.clear();
	app.selection.track = record.kind === 'track' ? record.id : null;
};

const isReadOnly = (app: App, { record }: Level): boolean => app.document.isReadOnly || (record.kind === 'clip' && app.document.get('track', record.trackId)?.isLocked === true);

/** Pressing on a keyframe of a level selects it, and drags it in time and value. */
export const pressOnLevelKey = (app: App, level: Level, key: Keyframe, layout: TimelineLayout, pointer: Pointer): Press => {
	const name = keyName({ id: level.record.id, path: level.path, time: key.time });
	const click = pressOnKey(app, name, pointer, () => selectOwner(app, level));
	return { gesture: isReadOnly(app, level) ? keyBandGesture(app, layout, pointer) : moveLevelKeys(app, level, key, pointer), click };
};

/** Pressing on the line drags all of it; with Alt it sets a keyframe there. `click` is what a plain click does. */
export const pressOnLevelLine = (app: App, level: Level, pointer: Pointer, click: () => void): Press => (pointer.altKey
	? {
		gesture: newLevelKey(app, level, pointer),
		click: () => {
			selectOwner(app, level);
			void setLevelKey(app, level, timeAtX(app.view.scale, pointer.x));
		},
	}
	: { gesture: levelGesture(app, level, pointer), click });

/** Pressing in the strip of a track or of the master; the ground between draws a band over keyframes. */
export const pressOnStrip = (app: App, hit: Extract<Hit, { part: 'automation' }>, layout: TimelineLayout, pointer: Pointer): Press => {
	const click = () => selectOwner(app, hit.level);
	if (hit.key) {
		return pressOnLevelKey(app, hit.level, hit.key, layout, pointer);
	}
	return hit.isOnLine ? pressOnLevelLine(app, hit.level, pointer, click) : { gesture: keyBandGesture(app, layout, pointer), click };
};

/** A double click on a keyframe of a level goes there, elsewhere on its line or in its strip sets one. */
export const doubleClickOnLevel = (app: App, level: Level, key: Keyframe | null, at: number): void => {
	if (key) {
		app.playback.seek(level.start + key.time as typeof level.start);
	} else {
		void setLevelKey(app, level, at);
	}
};
