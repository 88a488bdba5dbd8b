import { defineCommand, withWritableProject } from './command.ts';
import { clipsFor } from './effectCommands.ts';
import { loadLut } from './loadLut.ts';

export const addLut = defineCommand({
	name: 'addLut',
	label: 'Add LUT from .cube file…',
	keys: [],
	isEnabled: app => withWritableProject(app) && clipsFor(app, 'picture').length > 0,
	perform: app => loadLut(app, { clipIds: clipsFor(app, 'picture').map(({ id }) => id) }),
});
