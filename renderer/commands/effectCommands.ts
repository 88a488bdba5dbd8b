import { soundEffects } from '../../electron/shared/audio/effects/index.ts';
import { lut } from '../../electron/shared/effects/lut.ts';
import { pictureEffects } from '../../electron/shared/effects/index.ts';
import { effectsOf, recordOf } from '../../electron/shared/timeline/queries.ts';
import type { Clip } from '../../electron/shared/timeline/records.ts';
import type { App } from '../state/app.svelte.ts';
import { withClips, withWritableProject, type Command } from './command.ts';
import { chosenSoundTracks } from './soundTracks.ts';
import { loadLut } from './loadLut.ts';
import { selectedClips } from './targets.ts';

/** The selected clips an effect of that kind can go on. */
export const clipsFor = (app: App, medium: 'picture' | 'sound'): readonly Clip[] =>
	selectedClips(app).filter(clip => recordOf(app.document.project, 'track', clip.trackId)?.type === (medium === 'picture' ? 'video' : 'audio'));

/** Puts an effect on the selected clips it can go on. */
export const addEffectToSelection = async (app: App, name: string, medium: 'picture' | 'sound'): Promise<void> => {
	const clips = clipsFor(app, medium);
	if (name === lut.name && clips.length > 0) {
		await loadLut(app, { clipIds: clips.map(clip => clip.id) });
	} else if (clips.length > 0) {
		await app.edit('addEffect', { targetIds: clips.map(clip => clip.id), type: name });
		app.layout.rightTab = 'inspector';
	}
};

/** One entry of the palette for each effect on clips: “Add effect: Vignette”. */
const clipEffectCommands: readonly Command[] = [...pictureEffects, ...soundEffects].map(({ name, label, medium }) => ({
	name: `addEffect:${name}`, label: `Add effect: ${label}`, keys: [],
	isEnabled: app => withWritableProject(app) && clipsFor(app, medium).length > 0,
	perform: app => addEffectToSelection(app, name, medium),
}));

/** For each effect on sound one for the chosen tracks and one for the master: “Add effect to track: Compressor”. */
const stripEffectCommands: readonly Command[] = soundEffects.flatMap(({ name, label }): readonly Command[] => [
	{
		name: `addTrackEffect:${name}`, label: `Add effect to track: ${label}`, keys: [],
		isEnabled: app => withWritableProject(app) && chosenSoundTracks(app).length > 0,
		perform: async (app) => {
			await app.edit('addEffect', { targetIds: chosenSoundTracks(app).map(track => track.id), type: name });
		},
	},
	{
		name: `addMasterEffect:${name}`, label: `Add effect to master: ${label}`, keys: [],
		isEnabled: withWritableProject,
		perform: async (app) => {
			await app.edit('addEffect', { targetIds: [app.document.openSequence().id], type: name });
		},
	},
]);

export const effectCommands: readonly Command[] = [...clipEffectCommands, ...stripEffectCommands];

const selectedEffects = (app: App) => selectedClips(app).flatMap(clip => effectsOf(app.document.project, clip.id));

/** Before and after: all effects of the selected clips off, or on again. */
export const toggleEffects: Command = {
	name: 'toggleEffects', label: 'Effects on or off', keys: ['Shift+B'],
	isEnabled: app => withClips(app) && selectedEffects(app).length > 0,
	perform: async (app) => {
		const effects = selectedEffects(app);
		const value = !effects.some(effect => effect.isEnabled);
		await app.edit('setProperties', { settings: effects.map(({ id }) => ({ id, path: 'isEnabled', value })) });
	},
};
