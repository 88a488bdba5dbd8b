import { keyframeAt } from '../../electron/shared/keyframes/keyframeLists.ts';
import type { Easing } from '../../electron/shared/keyframes/keyframe.ts';
import { timeOfFrame } from '../../electron/shared/time/frameRate.ts';
import { raisedKeys } from '../keyframes/raisedKeys.ts';
import { meantRecords } from '../keyframes/meantRecords.ts';
import { keyRowsOf } from '../keyframes/keyRows.ts';
import { keyName, keysByParameter, namesAfter } from '../keyframes/keySelection.ts';
import { localTime } from '../keyframes/keyedParameter.ts';
import type { App } from '../state/app.svelte.ts';
import { withProject, withWritableProject } from './command.ts';

/** Keyframes are selected, and the project may be changed. */
export const withKeys = (app: App): boolean => withWritableProject(app) && app.selection.keys.size > 0;

/** There is something whose keyframes a key can mean. */
export const withAnimated = (app: App): boolean => withProject(app) && meantRecords(app).length > 0;

/** All keyframes of the selected clips and their effects, else of the automation shown, by name; only those at the playhead where asked. */
export const keysOfMeant = (app: App, isAtPlayhead: boolean): readonly string[] => meantRecords(app).flatMap(owner => keyRowsOf(app.document.project, owner).flatMap(({ record, path, list }) => {
	const here = keyframeAt(list, localTime(app.document.project, owner, app.view.playhead, app.document.openSequence().frameRate));
	const chosen = isAtPlayhead ? [here].filter(key => key !== undefined) : list;
	return chosen.map(({ time }) => keyName({ id: record.id, path, time }));
}));

/** The keyframes a key or menu means: the selected ones, else those of the selected clips, or of the automation shown, at the playhead. */
export const meantKeys = (app: App): ReadonlySet<string> => app.selection.keys.size > 0 ? app.selection.keys : new Set(app.document.sequence ? keysOfMeant(app, true) : []);

/** There are keyframes that a key or menu can mean. */
export const withMeantKeys = (app: App): boolean => withWritableProject(app) && meantKeys(app).size > 0;

/** Changes how the value goes on from the keyframes meant. */
export const setEasings = async (app: App, easing: Easing): Promise<void> => {
	await app.edit('setEasing', { keyframes: keysByParameter(meantKeys(app)), easing, ripple: app.view.isRipplingSpeed });
};

/** True when all keyframes meant go on like this. */
export const haveEasing = (app: App, easing: Easing): boolean => {
	const keys = keysByParameter(meantKeys(app));
	const words = JSON.stringify(easing);
	return keys.length > 0 && keys.every(({ id, path, times }) => {
		const record = app.document.project[id];
		return record !== undefined && 'keyframes' in record && times.every(time => JSON.stringify(keyframeAt(record.keyframes[path] ?? [], time)?.easing) === words);
	});
};

/** Moves the selected keyframes by frames. */
export const nudgeKeys = async (app: App, frames: number): Promise<void> => {
	const by = timeOfFrame(frames, app.document.openSequence().frameRate);
	const names = app.selection.keys;
	const { project } = app.document;
	if (await app.edit('moveKeyframes', { keyframes: keysByParameter(names), by, ripple: app.view.isRipplingSpeed })) {
		app.selection.keys = namesAfter(project, app.document.project, names, by);
	}
};

/** Gives the selected keyframes that hold numbers so many steps of their parameters more. */
export const raiseKeys = async (app: App, steps: number): Promise<void> => {
	const names = app.selection.keys;
	const { project } = app.document;
	const shapes = raisedKeys(project, names, steps);
	if (shapes.length > 0 && await app.edit('shapeKeyframes', { shapes, ripple: app.view.isRipplingSpeed })) {
		app.selection.keys = namesAfter(project, app.document.project, names, 0);
	}
};
