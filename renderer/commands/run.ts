import type { App } from '../state/app.svelte.ts';
import type { Command } from './command.ts';
import { commandNamed, commands } from './index.ts';
import { keysIn } from './keyMap.ts';
import { keyNameOf, type KeyName } from './keys.ts';

/** The keys a command has now. */
export const keysOf = (app: App, command: Command): readonly KeyName[] => keysIn(app.keys, command);

/** Does it, if it can be done just now; after the edits under way, in the order asked for. What goes wrong is shown. */
export const runCommand = (app: App, command: Command): void => {
	void app.attempt(async () => {
		if (app.document.pendingEdits > 0) {
			await app.editsSettled();
		}
		if (command.isEnabled(app)) {
			await command.perform(app);
		}
	});
};

const isTyping = (target: EventTarget | null): boolean =>
	target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, select, input:not([type="range"], [type="checkbox"])'));

/** Whether the focused control needs this key for itself. */
const belongsToControl = (event: KeyboardEvent): boolean => {
	// Handles in the viewer are parts of drawings (SVG).
	if (!(event.target instanceof Element)) {
		return false;
	}
	if (isTyping(event.target)) {
		return true;
	}
	if (event.key === ' ' && event.target.matches('input, button:focus-visible, svg [role="button"], [role="menuitem"]')) {
		// Whoever walks by Tab presses with Space; after a click with the mouse Space plays.
		return true;
	}
	const isPressKey = event.key === ' ' || event.key === 'Enter';
	const isArrow = event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End';
	return (event.key === 'Enter' && event.target.matches('button, [role="button"], [role="option"], a'))
		|| (isPressKey && event.target.closest('[role="menu"]') !== null)
		|| (isArrow && !event.target.matches('[data-passes-arrows]') && event.target.closest('[role="menu"], [role="tablist"], [role="slider"], input[type="range"], [role="separator"], [data-arrows]') !== null);
};

/** Runs the command a key press stands for. True when there was one. */
export const handleKey = (app: App, event: KeyboardEvent): boolean => {
	if (app.dialogs.open.length > 0 || app.dialogs.isPaletteOpen) {
		return false;
	}
	const isPlainKey = !event.ctrlKey && !event.metaKey && !event.altKey;
	if (belongsToControl(event) && (isPlainKey || isTyping(event.target)) && !keysOf(app, commandNamed('openPalette')).includes(keyNameOf(event))) {
		return false;
	}
	const name = keyNameOf(event);
	const meant = commands.filter(candidate => keysOf(app, candidate).includes(name));
	const command = meant.find(candidate => candidate.sharesKey === true && candidate.isEnabled(app)) ?? meant.find(candidate => candidate.sharesKey !== true) ?? meant[0];
	if (!command) {
		return false;
	}
	event.preventDefault();
	if (!event.repeat || command.repeats) {
		runCommand(app, command);
	}
	return true;
};
