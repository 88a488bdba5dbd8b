import type { App } from '../state/app.svelte.ts';
import type { KeyName } from './keys.ts';

export type Haste =
	/** It never waits: playing, where a moment's delay is felt. */
	| 'at-once'
	/** It waits for commands asked for before it, which mean the playhead as it was then, but for no edit made by hand: steps of the playhead. */
	| 'past-edits'
	/** It waits for commands that have not begun, which mean what is selected then, but for nothing under way: else it would let go of what was clicked on after it. */
	| 'past-begun';

/** One thing a person can do. Buttons, menus, keys and the palette only name it. */
export type Command = {
	readonly name: string;
	readonly label: string;
	/** Keys it has unless the user chose others. */
	readonly keys: readonly KeyName[];
	/** Another command may have the same key; while this one can be done, it goes first. Default: no. */
	readonly sharesKey?: boolean;
	readonly isEnabled: (app: App) => boolean;
	/** For switches: whether it is on. */
	readonly isChecked?: (app: App) => boolean;
	/** For labels that say more than the name: "Undo Trim". */
	readonly labelNow?: (app: App) => string;
	/** A key held down repeats it. Default: no. */
	readonly repeats?: boolean;
	/** Before which others it is done. Default: it waits for its turn and for every edit under way. */
	readonly haste?: Haste;
	readonly perform: (app: App) => void | Promise<void>;
};

/** Declares a command; exists for the types alone. */
export const defineCommand = (command: Command): Command => command;

export const always = (): boolean => true;

/** A project is open. */
export const withProject = (app: App): boolean => app.document.isOpen;

/** A project is open and may be changed. */
export const withWritableProject = (app: App): boolean => app.document.isOpen && !app.document.isReadOnly;

export const withClips = (app: App): boolean => withWritableProject(app) && app.selection.clips.size > 0;
