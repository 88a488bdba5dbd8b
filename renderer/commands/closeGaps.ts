import { defineCommand, withWritableProject } from './command.ts';

/** Closes all gaps that every track shares; with in and out marked, those between them. */
export const closeGaps = defineCommand({
	name: 'closeGaps',
	label: 'Close gaps',
	keys: ['Alt+Backspace', 'Alt+Delete'],
	isEnabled: withWritableProject,
	perform: async (app) => {
		const { inPoint, outPoint } = app.view;
		await app.edit('closeGaps', { sequenceId: app.document.openSequence().id, range: inPoint !== null && outPoint !== null ? { start: inPoint, end: outPoint } : null });
	},
});
