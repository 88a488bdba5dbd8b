import { markerColours, type MarkerColour } from '../../electron/shared/timeline/records.ts';
import { withWritableProject, type Command } from './command.ts';
import { selectedMedia } from './targets.ts';

/** The words for a label, with a capital; null is none. */
export const labelWords = (label: MarkerColour | null): string => label === null ? 'None' : `${label.slice(0, 1).toUpperCase()}${label.slice(1)}`;

/** One entry of the palette for each colour that the selected media can have. */
export const labelCommands: readonly Command[] = [...markerColours, null].map(label => ({
	name: `label:${label ?? 'none'}`, label: `Label: ${labelWords(label)}`, keys: [],
	isEnabled: app => withWritableProject(app) && selectedMedia(app).length > 0,
	perform: async (app) => {
		await app.edit('labelMedia', { ids: selectedMedia(app), label });
	},
}));
