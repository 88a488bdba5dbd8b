import { expect, test } from 'vitest';
import { commands } from './index.ts';
import { captionMenu, clipMenu, gapMenu, keyMenu, menus } from './menus.ts';

test('no key stands for two commands, but for those that only go first where they can be done', () => {
	const owners = new Map<string, string[]>();
	commands.filter(command => command.sharesKey !== true).forEach(command => command.keys.forEach(key => owners.set(key, [...owners.get(key) ?? [], command.name])));
	expect([...owners].filter(([, names]) => names.length > 1)).toEqual([]);
});

test('every command is named by its own file’s name and has words', () => {
	expect(new Set(commands.map(command => command.name)).size).toBe(commands.length);
	expect(commands.filter(command => command.label.trim() === '')).toEqual([]);
});

test('no menu names a command twice', () => {
	const named = [...menus.map(menu => menu.entries), clipMenu, gapMenu, keyMenu, captionMenu].map(entries => entries.flatMap(entry => entry.type === 'command' ? [entry.command] : []));
	for (const names of named) {
		expect(new Set(names).size).toBe(names.length);
	}
});

test('every command with a key is found in the menu bar, or plays', () => {
	const inMenus = new Set(menus.flatMap(menu => menu.entries.flatMap(entry => entry.type === 'command' ? [entry.command as string] : [])));
	const transport = ['shuttleForward', 'shuttleBack', 'shuttleStop', 'stepForward', 'stepBack', 'tenForward', 'tenBack'];
	expect(commands.filter(command => command.keys.length > 0 && !inMenus.has(command.name) && !transport.includes(command.name)).map(command => command.name)).toEqual([]);
});
