import type { FadeCurve } from '../../electron/shared/audio/fades.ts';
import { withWritableProject, type Command } from './command.ts';
import { clipsFor } from './effectCommands.ts';

/** The curves a fade of sound can have, in the order of menus. */
export const fadeCurveLabels: Readonly<Record<FadeCurve, string>> = { 'linear': 'Linear', 'equal-power': 'Equal power', 'logarithmic': 'Logarithmic' };

/** Both fades of the selected sound clips get this curve. */
const fadeCurveCommand = (curve: FadeCurve, name: string): Command => ({
	name, label: `Fade curve: ${fadeCurveLabels[curve].toLowerCase()}`, keys: [],
	isEnabled: app => withWritableProject(app) && clipsFor(app, 'sound').length > 0,
	isChecked: app => clipsFor(app, 'sound').length > 0 && clipsFor(app, 'sound').every(clip => clip.fadeInCurve === curve && clip.fadeOutCurve === curve),
	perform: async (app) => {
		await app.edit('setProperties', { settings: clipsFor(app, 'sound').flatMap(({ id }) => [{ id, path: 'fadeInCurve', value: curve }, { id, path: 'fadeOutCurve', value: curve }]) });
	},
});

export const fadeCurveLinear = fadeCurveCommand('linear', 'fadeCurveLinear');
export const fadeCurveEqualPower = fadeCurveCommand('equal-power', 'fadeCurveEqualPower');
export const fadeCurveLogarithmic = fadeCurveCommand('logarithmic', 'fadeCurveLogarithmic');
