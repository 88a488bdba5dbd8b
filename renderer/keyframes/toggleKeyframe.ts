import { keyframeAt } from '../../electron/shared/keyframes/keyframeLists.ts';
import { canHaveKeyframes, isKeyed } from '../../electron/shared/timeline/keyframable.ts';
import type { ProjectRecord } from '../../electron/shared/timeline/records.ts';
import type { App } from '../state/app.svelte.ts';
import { keyedState, localTime } from './keyedParameter.ts';

/** Sets a keyframe of a parameter at the playhead on every record that can have one and has none there; what is seen does not change. */
export const setKeyframes = async (app: App, records: readonly ProjectRecord[], path: string): Promise<void> => {
	const { frameRate } = app.document.openSequence();
	for (const record of records.filter(candidate => canHaveKeyframes(candidate, path))) {
		const time = localTime(app.document.project, record, app.view.playhead, frameRate);
		if (!keyframeAt(isKeyed(record, path) ? record.keyframes[path] ?? [] : [], time)) {
			await app.edit('setKeyframe', { id: record.id, path, time, ripple: app.view.isRipplingSpeed });
		}
	}
};

/** Sets keyframes of a parameter at the playhead; where all records have one already, takes them away. */
export const toggleKeyframe = async (app: App, records: readonly ProjectRecord[], path: string): Promise<void> => {
	const { frameRate } = app.document.openSequence();
	const at = app.view.playhead;
	if (!keyedState(app.document.project, records, path, at, frameRate).isHere) {
		await setKeyframes(app, records, path);
		return;
	}
	const here = records.filter(record => isKeyed(record, path)).map(record => ({ id: record.id, path, times: [localTime(app.document.project, record, at, frameRate)] }));
	await app.edit('removeKeyframes', { keyframes: here, ripple: app.view.isRipplingSpeed });
};
