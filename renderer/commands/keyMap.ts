import type { Command } from './command.ts';
import type { KeyName } from './keys.ts';

/** The keys of commands, by name. Kept in the settings as `keys`: only what differs from the defaults. */
export type KeyMap = Readonly<Record<string, readonly KeyName[]>>;

/** The keys a command has now: the user's own, else its defaults. */
export const keysIn = (map: KeyMap, command: Command): readonly KeyName[] => map[command.name] ?? command.keys;

const isSame = (a: readonly KeyName[], b: readonly KeyName[]): boolean => a.length === b.length && a.every(key => b.includes(key));

/** The map without what is as by default anyway. */
const trimmed = (map: KeyMap, commands: readonly Command[]): KeyMap =>
	Object.fromEntries(commands.flatMap(command => {
		const own = map[command.name];
		return own && !isSame(own, command.keys) ? [[command.name, own]] : [];
	}));

/** The commands that answer to a key, in the order in which they are asked; more than one is a conflict, and the first wins. */
export const ownersOf = (map: KeyMap, commands: readonly Command[], key: KeyName): readonly Command[] =>
	commands.filter(command => keysIn(map, command).includes(key));

/** Every key that stands for two or more commands, with those commands. One that only goes first while it can be done shares its key without a conflict. */
export const conflictsIn = (map: KeyMap, commands: readonly Command[]): ReadonlyMap<KeyName, readonly Command[]> => {
	const owners = new Map<KeyName, Command[]>();
	commands.filter(command => command.sharesKey !== true).forEach(command => keysIn(map, command).forEach(key => owners.set(key, [...owners.get(key) ?? [], command])));
	return new Map([...owners].filter(([, sharing]) => sharing.length > 1));
};

/** The map after a command was given these keys. Others that have one of them keep it: that is a conflict, and is shown as one. */
export const withKeys = (map: KeyMap, commands: readonly Command[], name: string, keys: readonly KeyName[]): KeyMap =>
	trimmed({ ...map, [name]: [...new Set(keys)] }, commands);

/** The map after a command took a key from whoever had it. */
export const withKeyTaken = (map: KeyMap, commands: readonly Command[], name: string, key: KeyName): KeyMap => {
	const others = ownersOf(map, commands, key).filter(command => command.name !== name);
	const freed = Object.fromEntries(others.map(command => [command.name, keysIn(map, command).filter(own => own !== key)]));
	const taker = commands.find(command => command.name === name);
	return withKeys({ ...map, ...freed }, commands, name, [...taker ? keysIn(map, taker) : [], key]);
};

/** A whole map from what a preset says; keys it gives away are taken from their usual commands. */
export const mapOfPreset = (preset: KeyMap, commands: readonly Command[]): KeyMap => {
	const taken = new Set(Object.values(preset).flat());
	return trimmed(Object.fromEntries(commands.map(command => [
		command.name, preset[command.name] ?? command.keys.filter(key => !taken.has(key)),
	])), commands);
};

/** What the settings held, as far as it makes sense: a map of lists of keys. */
export const readKeyMap = (value: unknown): KeyMap => (typeof value === 'object' && value !== null
	? Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string[]] => Array.isArray(entry[1]) && entry[1].every(key => typeof key === 'string')))
	: {});

/** Which of the commands of one key is meant: one that shares it and can be done, else the one whose key it is. */
export const meantCommand = (owners: readonly Command[], isEnabled: (command: Command) => boolean): Command | undefined =>
	owners.find(command => command.sharesKey === true && isEnabled(command)) ?? owners.find(command => command.sharesKey !== true) ?? owners[0];
