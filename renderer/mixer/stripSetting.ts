import { localTime } from '../keyframes/keyedParameter.ts';
import type { Sequence, Track } from '../../electron/shared/timeline/records.ts';
import { setProperty } from '../panels/parameterChange.ts';
import type { App } from '../state/app.svelte.ts';
import { previewEdit } from '../timeline/previewEdit.ts';

const changes = (app: App, record: Track | Sequence, path: 'volume' | 'pan', value: number) =>
	setProperty([record], path, value, of => localTime(app.document.project, of, app.view.playhead, app.document.openSequence().frameRate));

/** Lets a level or a place be heard without storing it. */
export const previewStrip = (app: App, record: Track | Sequence, path: 'volume' | 'pan', value: number): void => {
	let { project } = app.document;
	for (const { edit, args } of changes(app, record, path, value)) {
		project = previewEdit(project, edit, args).project ?? project;
	}
	app.view.provisional = project;
};

/** Stores it; where it has keyframes, as one at the playhead. */
export const storeStrip = async (app: App, record: Track | Sequence, path: 'volume' | 'pan', value: number): Promise<void> => {
	for (const { edit, args } of changes(app, record, path, value)) {
		await app.edit(edit, args);
	}
	app.view.provisional = null;
};
