import { nearestFrame } from '../../../electron/shared/time/frameRate.ts';
import { time, type Time } from '../../../electron/shared/time/time.ts';
import type { Keyframe } from '../../../electron/shared/keyframes/keyframe.ts';
import { recordOf } from '../../../electron/shared/timeline/queries.ts';
import { clipsFor } from '../../commands/effectCommands.ts';
import { limitedRise } from '../../curves/curveHandles.ts';
import { keyName, keyNamed, keyframeNamed, keysByParameter, namesAfter } from '../../keyframes/keySelection.ts';
import type { App } from '../../state/app.svelte.ts';
import { timecodeOf } from '../../text/timecodes.ts';
import { draggedTime, type Gesture, type Pointer } from '../gestures/gesture.ts';
import { keySnapPoints } from '../keys/keySnapPoints.ts';
import { previewEdit } from '../previewEdit.ts';
import { timeAtX } from '../zoom.ts';
import { keyframesOf, levelAt, levelY, type Level } from './level.ts';
import { levelScales, settledValue } from './levelScale.ts';

/** Pixels within which a dragged keyframe catches on the value of another. */
const valueReach = 4;

const signedChange = ({ path }: Level, by: number): string => {
	const sign = by > 0 ? '+' : '';
	return { volume: `  (${sign}${by.toFixed(1).replace('-', '−')} dB)`, opacity: `  (${sign}${Math.round(by * 100)} %)`.replace('-', '−'), pan: '' }[path];
};

/** What changes along with a level: all selected clips of its kind, or the level alone. */
const companions = (app: App, level: Level): readonly string[] => {
	const { project } = app.document;
	const selected = level.record.kind === 'clip' ? clipsFor(app, level.path === 'opacity' ? 'picture' : 'sound').filter(clip => !recordOf(project, 'track', clip.trackId)?.isLocked).map(({ id }) => id) : [];
	return selected.includes(level.record.id) ? selected : [level.record.id];
};

/** Drags the line of a level up or down, as a whole; all selected clips of its kind change by as much. Shift is ten times finer. */
export const levelGesture = (app: App, level: Level, from: Pointer): Gesture => {
	const { project } = app.document;
	const scale = levelScales[level.path];
	const before = levelAt(level, timeAtX(app.view.scale, from.x) - level.start);
	const ids = companions(app, level);
	let last = { y: from.y, place: scale.placeOf(before) };
	/** From where it was last: Shift may be pressed at any moment without a jump. */
	const changeAt = (pointer: Pointer): number => {
		const place = Math.max(0, Math.min(1, last.place + (last.y - pointer.y) / (level.bottom - level.top) * (pointer.shiftKey ? 0.1 : 1)));
		last = { y: pointer.y, place };
		return Math.round((settledValue(scale, place, pointer.shiftKey) - before) * scale.parts) / scale.parts;
	};
	const argsFor = (by: number) => ({ changes: ids.map(id => ({ id, path: level.path, by })) });
	return {
		cursor: 'ns-resize',
		move: (pointer) => {
			const by = changeAt(pointer);
			const preview = previewEdit(project, 'changeLevels', argsFor(by));
			app.view.provisional = preview.project;
			const others = ids.length > 1 ? `, ${ids.length} clips` : '';
			app.view.note = { x: pointer.x, y: pointer.y, tone: preview.refused ? 'refused' : 'plain', text: preview.refused ?? `${scale.words(before + by)}${signedChange(level, by)}${others}` };
		},
		end: async (pointer) => {
			const by = changeAt(pointer);
			if (by !== 0) {
				await app.edit('changeLevels', argsFor(by));
			}
		},
	};
};

/** The value a dragged keyframe has at a height: settled, or on another keyframe's where that is near. */
const caughtValue = (level: Level, others: readonly Keyframe[], y: number, isFree: boolean): number => {
	const near = isFree ? undefined : others.map(key => Number(key.value)).find(value => Math.abs(levelY(level, value) - y) <= valueReach);
	return near ?? settledValue(levelScales[level.path], (level.bottom - y) / (level.bottom - level.top), isFree);
};

/** Drags a selected keyframe of a level in time and value, and with it the others selected of the same parameter. Shift keeps to the direction it mainly goes; with Ctrl it catches on no value. */
export const moveLevelKeys = (app: App, level: Level, key: Keyframe, from: Pointer): Gesture => {
	const { project } = app.document;
	const names = [...app.selection.keys].filter(name => keyNamed(name).path === level.path);
	app.selection.keys = new Set(names);
	const keyframes = keysByParameter(names);
	const values = names.flatMap(name => Number(keyframeNamed(project, name)?.value ?? []));
	const own = names.map(keyNamed).filter(({ id }) => id === level.record.id).map(({ time: at }) => at);
	const others = keyframesOf(level).filter(({ time: at }) => !own.includes(at));
	const points = keySnapPoints(app, others.map(({ time: at }) => level.start + at as Time));
	// Those that a trim has hidden hold nothing back.
	const seen = own.filter(at => at >= 0 && level.start + at <= level.end);
	const [first, last] = [Math.min(...seen), Math.max(...seen)];
	const heldY = levelY(level, levelAt(level, key.time));
	const changeAt = (pointer: Pointer): { readonly by: Time; readonly valueBy: number } => {
		const [across, down] = [pointer.x - from.x, pointer.y - from.y];
		const isAcross = Math.abs(across) >= Math.abs(down);
		app.view.snapLine = null;
		const raw = pointer.shiftKey && !isAcross ? 0 : draggedTime(app, seen.map(at => level.start + at), points, from.x, pointer.x);
		const value = pointer.shiftKey && isAcross ? Number(key.value) : caughtValue(level, others, heldY + down, pointer.ctrlKey);
		return { by: time(Math.max(-first, Math.min(level.end - level.start - last, raw))), valueBy: limitedRise(values, value - Number(key.value), levelScales[level.path]) };
	};
	return {
		cursor: 'move',
		move: (pointer) => {
			const change = changeAt(pointer);
			const { project: moved, refused } = previewEdit(project, 'moveKeyframes', { keyframes, ...change });
			app.view.provisional = moved;
			app.view.keyOffset = moved ? change.by : 0;
			const words = `${levelScales[level.path].words(Number(key.value) + change.valueBy)}  ·  ${timecodeOf(time(level.start + key.time + change.by), app.document.openSequence().frameRate)}`;
			app.view.note = { x: pointer.x, y: pointer.y, tone: refused === null ? 'plain' : 'refused', text: refused ?? words };
		},
		end: async (pointer) => {
			const change = changeAt(pointer);
			app.view.snapLine = null;
			if ((change.by !== 0 || change.valueBy !== 0) && await app.edit('moveKeyframes', { keyframes, ...change })) {
				app.selection.keys = namesAfter(project, app.document.project, names, change.by);
			}
		},
	};
};

/** Sets a keyframe on the line of a level at a moment of the sequence and selects it. Without a value nothing that is seen or heard changes. */
export const setLevelKey = async (app: App, level: Level, at: number, value?: number): Promise<void> => {
	const local = nearestFrame(time(Math.max(0, Math.min(level.end - level.start, at - level.start))), app.document.openSequence().frameRate);
	if (await app.edit('setKeyframe', { id: level.record.id, path: level.path, time: local, ...value !== undefined && { value } })) {
		app.selection.keys = new Set([keyName({ id: level.record.id, path: level.path, time: local })]);
	}
};

/** Takes a new keyframe out of the line of a level and drags it to its place. */
export const newLevelKey = (app: App, level: Level, from: Pointer): Gesture => {
	const { project } = app.document;
	const begun = nearestFrame(time(timeAtX(app.view.scale, from.x)), app.document.openSequence().frameRate);
	const points = keySnapPoints(app, keyframesOf(level).map(({ time: at }) => level.start + at as Time));
	const lineY = levelY(level, levelAt(level, begun - level.start));
	const placeAt = (pointer: Pointer) => ({
		at: Math.max(level.start, Math.min(level.end, begun + draggedTime(app, [begun], points, from.x, pointer.x))),
		value: caughtValue(level, keyframesOf(level), lineY + pointer.y - from.y, pointer.ctrlKey),
	});
	return {
		cursor: 'copy',
		move: (pointer) => {
			const { at, value } = placeAt(pointer);
			const preview = previewEdit(project, 'setKeyframe', { id: level.record.id, path: level.path, time: at - level.start, value });
			app.view.provisional = preview.project;
			const words = `${levelScales[level.path].words(value)}  ·  ${timecodeOf(time(at), app.document.openSequence().frameRate)}`;
			app.view.note = { x: pointer.x, y: pointer.y, tone: preview.refused ? 'refused' : 'plain', text: preview.refused ?? words };
		},
		end: async (pointer) => {
			const { at, value } = placeAt(pointer);
			app.view.snapLine = null;
			await setLevelKey(app, level, at, value);
		},
	};
};
