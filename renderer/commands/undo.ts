import { defineCommand } from './command.ts';

export const undo = defineCommand({
	name: 'undo',
	label: 'Undo',
	keys: ['Ctrl+Z'],
	isEnabled: app => app.document.position.undo !== null && !app.document.isReadOnly,
	labelNow: app => app.document.position.undo ? `Undo ${app.document.position.undo}` : 'Undo',
	repeats: true,
	perform: app => app.goInHistory('undo'),
});
