import type { Shape } from '../../electron/shared/effects/shape.ts';
import type { Clip, Effect } from '../../electron/shared/timeline/records.ts';
import { localTime } from '../keyframes/keyedParameter.ts';
import type { App } from '../state/app.svelte.ts';
import { withWritableProject, type Command } from './command.ts';
import { clipsFor } from './effectCommands.ts';

/** Gives clips or effects a mask of a kind, or takes it away, and shows its handles. */
export const setMaskOf = async (app: App, records: readonly (Clip | Effect)[], type: Shape['type'] | null): Promise<void> => {
	const [first] = records;
	const rate = app.document.sequence?.frameRate;
	if (first && rate) {
		await app.edit('setMask', { ids: records.map(({ id }) => id), type, time: localTime(app.document.project, first, app.view.playhead, rate) });
		app.view.maskOn = type === null ? null : first.id;
	}
};

const maskWith = (type: Shape['type'], name: string, label: string): Command => ({
	name, label, keys: [],
	isEnabled: app => withWritableProject(app) && clipsFor(app, 'picture').length > 0,
	perform: app => setMaskOf(app, clipsFor(app, 'picture'), type),
});

/** Masks of the selected clips' pictures. */
export const maskWithRectangle = maskWith('rectangle', 'maskWithRectangle', 'Mask with rectangle');
export const maskWithEllipse = maskWith('ellipse', 'maskWithEllipse', 'Mask with ellipse');
export const maskWithPolygon = maskWith('polygon', 'maskWithPolygon', 'Mask with polygon');

const maskedClips = (app: App): readonly Clip[] => clipsFor(app, 'picture').filter(clip => clip.mask);

/** Takes the masks of the selected clips away. */
export const removeMask: Command = {
	name: 'removeMask', label: 'Remove mask', keys: [],
	isEnabled: app => withWritableProject(app) && maskedClips(app).length > 0,
	perform: app => setMaskOf(app, maskedClips(app), null),
};

/** Puts the handles of the selected clip's mask into the viewer, or takes them away. */
export const editMask: Command = {
	name: 'editMask', label: 'Handles of mask', keys: ['Alt+Shift+K'],
	isEnabled: app => maskedClips(app).length > 0,
	isChecked: app => maskedClips(app).some(({ id }) => id === app.view.maskOn),
	perform: (app) => {
		const id = maskedClips(app)[0]?.id ?? null;
		app.view.maskOn = app.view.maskOn === id ? null : id;
	},
};
