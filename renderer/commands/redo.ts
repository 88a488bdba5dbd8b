import { defineCommand } from './command.ts';

export const redo = defineCommand({
	name: 'redo',
	label: 'Redo',
	keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
	isEnabled: app => app.document.position.redo !== null && !app.document.isReadOnly,
	labelNow: app => app.document.position.redo ? `Redo ${app.document.position.redo}` : 'Redo',
	repeats: true,
	perform: app => app.goInHistory('redo'),
});
