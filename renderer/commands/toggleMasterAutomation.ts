import { toggleAutomationOf } from '../keyframes/openLanes.ts';
import { defineCommand, withProject } from './command.ts';

/** Shows or hides the volume of the master along time. */
export const toggleMasterAutomation = defineCommand({
	name: 'toggleMasterAutomation',
	label: 'Automation of master',
	keys: ['Alt+Shift+M'],
	isEnabled: withProject,
	isChecked: app => app.view.openAutomation.has(app.document.sequenceId ?? ''),
	perform: (app) => {
		if (app.document.sequenceId !== null) {
			toggleAutomationOf(app, [app.document.sequenceId]);
		}
	},
});
