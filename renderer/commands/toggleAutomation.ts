import { toggleAutomationOf } from '../keyframes/openLanes.ts';
import type { App } from '../state/app.svelte.ts';
import { defineCommand, withProject } from './command.ts';
import { selectedClips } from './targets.ts';

/** The chosen audio track; without one, those of the selected clips. */
const meantTracks = (app: App): readonly string[] => {
	const chosen = app.selection.track === null ? [] : [app.selection.track];
	const ids = [...chosen, ...selectedClips(app).map(({ trackId }) => trackId)].filter(id => app.document.get('track', id)?.type === 'audio');
	return [...new Set(chosen.includes(ids[0] ?? '') ? ids.slice(0, 1) : ids)];
};

/** Shows or hides volume and pan of the chosen track along time, or of the tracks of the selected clips. */
export const toggleAutomation = defineCommand({
	name: 'toggleAutomation',
	label: 'Automation of track',
	keys: ['Alt+Shift+V'],
	isEnabled: app => withProject(app) && meantTracks(app).length > 0,
	isChecked: app => meantTracks(app).length > 0 && meantTracks(app).every(id => app.view.openAutomation.has(id)),
	perform: app => toggleAutomationOf(app, meantTracks(app)),
});
