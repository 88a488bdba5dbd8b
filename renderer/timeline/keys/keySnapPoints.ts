import type { Time } from '../../../electron/shared/time/time.ts';
import { clipsOf } from '../../../electron/shared/timeline/queries.ts';
import { keyRowsOf } from '../../keyframes/keyRows.ts';
import { keyName } from '../../keyframes/keySelection.ts';
import type { App } from '../../state/app.svelte.ts';
import { gestureSnapPoints } from '../gestures/gesture.ts';
import { isOpen } from './keyLanes.ts';

/** What dragged keyframes catch on: cuts, markers, the playhead, and the keyframes in sight that stay, with `also` others, as moments of the sequence. */
export const keySnapPoints = (app: App, also: readonly Time[] = []): readonly Time[] => {
	const { project, sequenceId } = app.document;
	const { openLanes } = app.view;
	const others = sequenceId ? clipsOf(project, sequenceId).filter(clip => isOpen(openLanes, clip)).flatMap(clip => keyRowsOf(project, clip).flatMap(({ record, path, list }) => list
		.filter(({ time }) => !app.selection.keys.has(keyName({ id: record.id, path, time }))).map(({ time }) => clip.start + time as Time))) : [];
	return [...new Set([...gestureSnapPoints(app, new Set()), ...others, ...also])].toSorted((a, b) => a - b);
};
