import { defineCommand, withProject } from './command.ts';

/** The least part of the window in which curves can be worked with. */
const leastHeight = 0.58;

/** Shows the curves of the selected clip under its tracks, and makes the timeline high enough for them. */
export const toggleCurves = defineCommand({
	name: 'toggleCurves',
	label: 'Curve editor',
	keys: ['Shift+C'],
	isEnabled: withProject,
	isChecked: app => app.view.showsCurves,
	perform: (app) => {
		app.view.showsCurves = !app.view.showsCurves;
		if (app.view.showsCurves) {
			app.layout.timelineHeight = Math.max(app.layout.timelineHeight, leastHeight);
		}
	},
});
