import { describe, expect, test } from 'vitest';
import { always, defineCommand, type Command } from './command.ts';
import { commands } from './index.ts';
import { conflictsIn, keysIn, mapOfPreset, ownersOf, readKeyMap, withKeys, withKeyTaken } from './keyMap.ts';
import { keyPresets } from './keyPresets.ts';

const command = (name: string, ...keys: string[]): Command => defineCommand({ name, label: name, keys, isEnabled: always, perform: () => undefined });
const few = [command('cut', 'C'), command('join', 'J'), command('play', 'Space', 'K')];
const names = (found: readonly Command[]) => found.map(({ name }) => name);

describe('an own map', () => {
	test('says only what differs from the defaults', () => {
		expect(withKeys({}, few, 'cut', ['X'])).toEqual({ cut: ['X'] });
		expect(withKeys({ cut: ['X'] }, few, 'cut', ['C'])).toEqual({});
	});
	test('shows who shares a key, and lets the taker have it', () => {
		const shared = withKeys({}, few, 'cut', ['C', 'J']);
		expect([...conflictsIn(shared, few)].map(([key, owners]) => [key, names(owners)])).toEqual([['J', ['cut', 'join']]]);
		const taken = withKeyTaken({}, few, 'cut', 'J');
		expect(conflictsIn(taken, few).size).toBe(0);
		expect(names(ownersOf(taken, few, 'J'))).toEqual(['cut']);
		expect(taken).toEqual({ cut: ['C', 'J'], join: [] });
	});
	test('is read from the settings as far as it makes sense', () => {
		expect(readKeyMap({ cut: ['X'], join: 'J', play: [1] })).toEqual({ cut: ['X'] });
		expect(readKeyMap(null)).toEqual({});
	});
});

describe.each(keyPresets.map(preset => [preset.label, preset] as const))('the preset “%s”', (_, preset) => {
	const map = mapOfPreset(preset.keys, commands);
	test('has no key that stands for two commands', () => {
		expect([...conflictsIn(map, commands)].map(([key, owners]) => `${key}: ${names(owners).join()}`)).toEqual([]);
	});
	test('gives every command it names the keys it says', () => {
		for (const named of commands.filter(({ name }) => Object.hasOwn(preset.keys, name))) {
			expect(keysIn(map, named)).toEqual(preset.keys[named.name as keyof typeof preset.keys]);
		}
	});
	test('leaves play, undo and the marks within reach', () => {
		for (const name of ['playPause', 'undo', 'redo', 'markIn', 'markOut', 'openPalette']) {
			const needed = commands.find(candidate => candidate.name === name);
			expect(needed && keysIn(map, needed).length, name).toBeGreaterThan(0);
		}
	});
});
