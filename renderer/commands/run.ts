import type { App } from '../state/app.svelte.ts';
import type { Command, Haste } from './command.ts';
import { commandNamed, commands } from './index.ts';
import { keysIn, meantCommand, ownersOf } from './keyMap.ts';
import { keyNameOf, type KeyName } from './keys.ts';
import { withSelection } from './withSelection.ts';

/** The keys a command has now. */
export const keysOf = (app: App, command: Command): readonly KeyName[] => keysIn(app.keys, command);

/** Waits for its turn as the command's haste says. What goes wrong is shown. */
const inTurn = (app: App, haste: Haste | undefined, choose: (app: App) => Command | undefined): void => {
	const turn = (seen: App): Promise<void> | void => {
		seen.selection.keepOnly(seen.document.project);
		const command = choose(seen);
		if (!command?.isEnabled(seen)) {
			return;
		}
		try {
			return command.perform(seen)?.catch((error: unknown) => app.showFailure(error));
		} catch (error) {
			app.showFailure(error);
		}
	};
	if (haste === 'at-once' || (haste === 'past-edits' && !app.commands.isBusy)) {
		void turn(app);
	} else if (haste === 'past-begun') {
		app.commands.addAfterWaiting(turn);
	} else {
		app.commands.add(turn);
	}
};

/** Does it after what was asked for before, if it can be done then. */
export const runCommand = (app: App, command: Command): void => inTurn(app, command.haste, () => command);

/** Before a press that may select something else: what waits for its turn goes on meaning what is selected now. Pressing a button or an entry of a menu only asks for the next command. */
export const keepMeaning = (app: App, target: EventTarget | null): void => {
	if (app.commands.hasWaiting && !(target instanceof Element && target.closest('button, [role="menu"]'))) {
		app.commands.keepWaitingIn(withSelection(app, app.selection.copy()));
	}
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

const isAnswering = (app: App): boolean => app.dialogs.open.length > 0 || app.dialogs.isPaletteOpen;

/** Runs the command a key press stands for; which of those that share the key it is, is found when its turn comes. True when there was one. */
export const handleKey = (app: App, event: KeyboardEvent): boolean => {
	if (isAnswering(app)) {
		return false;
	}
	const isPlainKey = !event.ctrlKey && !event.metaKey && !event.altKey;
	if (belongsToControl(event) && (isPlainKey || isTyping(event.target)) && !keysOf(app, commandNamed('openPalette')).includes(keyNameOf(event))) {
		return false;
	}
	const owners = ownersOf(app.keys, commands, keyNameOf(event));
	if (owners.length === 0) {
		return false;
	}
	event.preventDefault();
	// A key held down goes on no longer than it is held.
	if (event.repeat && app.commands.hasWaiting) {
		return true;
	}
	const { repeat } = event;
	const haste = owners.every(owner => owner.haste === owners[0]?.haste) ? owners[0]?.haste : undefined;
	inTurn(app, haste, (seen) => {
		const command = isAnswering(seen) ? undefined : meantCommand(owners, owner => owner.isEnabled(seen));
		return command && (!repeat || command.repeats) ? command : undefined;
	});
	return true;
};
