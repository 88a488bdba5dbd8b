import { toggleLanes } from '../keyframes/openLanes.ts';
import { defineCommand, withProject } from './command.ts';

/** Shows or hides the keyframes under the selected clips; without any, under the clips of the chosen track. */
export const toggleKeyLanes = defineCommand({
	name: 'toggleKeyLanes',
	label: 'Keyframes under clips',
	keys: ['Shift+K'],
	isEnabled: app => withProject(app) && (app.selection.clips.size > 0 || app.selection.track !== null),
	isChecked: (app) => {
		const ids = app.selection.clips.size > 0 ? [...app.selection.clips] : [app.selection.track ?? ''];
		return ids.every(id => app.view.openLanes.has(id));
	},
	perform: (app) => {
		toggleLanes(app, app.selection.clips.size > 0 ? [...app.selection.clips] : [app.selection.track ?? '']);
	},
});
