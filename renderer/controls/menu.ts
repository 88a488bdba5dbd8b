import type { MarkerColour } from '../../electron/shared/timeline/records.ts';
import type { CommandName } from '../commands/index.ts';

/** One line of a menu. */
export type MenuEntry =
	| { readonly type: 'command'; readonly command: CommandName }
	| {
		readonly type: 'action'; readonly label: string; readonly isChecked?: boolean; readonly isEnabled?: boolean;
		/** A colour beside the words. */
		readonly swatch?: MarkerColour;
		readonly perform: () => void;
	}
	| { readonly type: 'separator' }
	| { readonly type: 'heading'; readonly label: string };

/** Turns "name, name, -, name" lists into entries: menus are data. */
export const menuOf = (...entries: readonly (CommandName | '-')[]): MenuEntry[] =>
	entries.map(entry => entry === '-' ? { type: 'separator' } : { type: 'command', command: entry });
