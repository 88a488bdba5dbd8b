/** A key with its modifiers, as text: "Ctrl+Shift+Z", "Space", "ArrowLeft", "[". Ctrl stands for ⌘ on a Mac. */
export type KeyName = string;

export type KeyPress = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly shiftKey: boolean; readonly altKey: boolean };

const isLetterOrLonger = (key: string): boolean => key.length > 1 || /\p{Letter}/u.test(key);

/** The name of what was pressed. Shift is left out where it only chose the character ("?" is Shift and "/" on many keyboards, a key of its own on others). */
export const keyNameOf = (press: KeyPress): KeyName => {
	const key = press.key === ' ' ? 'Space' : press.key;
	const named = key.length === 1 ? key.toUpperCase() : key;
	return [
		press.ctrlKey || press.metaKey ? 'Ctrl' : '',
		press.altKey ? 'Alt' : '',
		press.shiftKey && isLetterOrLonger(key) ? 'Shift' : '',
		named,
	].filter(Boolean).join('+');
};

const symbols: Readonly<Record<string, string>> = {
	ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Delete: 'Del', Escape: 'Esc', PageUp: 'PgUp', PageDown: 'PgDn',
};

/** The key as menus show it: "Ctrl Shift Z" in other systems, "⌘⇧Z" on a Mac. */
export const shownKey = (name: KeyName, isMac: boolean): string => {
	// "Ctrl++" ends in the plus key itself.
	const parts = name.endsWith('++') ? [...name.slice(0, -2).split('+'), '+'] : name.split('+');
	const words = parts.map((part) => {
		if (isMac) {
			return { Ctrl: '⌘', Alt: '⌥', Shift: '⇧' }[part] ?? symbols[part] ?? part;
		}
		return symbols[part] ?? part;
	});
	return words.join(isMac ? '' : ' ');
};
