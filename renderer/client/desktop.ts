type Filter = { name: string; extensions: string[] };

/** What the desktop's preload script offers the page. Absent in a browser tab. */
export type DesktopBridge = {
	/** Absolute path of a file dropped onto the window; empty when it has none. */
	readonly pathForFile: (file: File) => string;
	/** Each answers an empty list when the person cancels. */
	readonly dialogs: {
		/** With `folder`, a folder is chosen instead of files. */
		readonly open: (options: { title: string; multiple: boolean; filters: Filter[]; folder?: boolean }) => Promise<string[]>;
		readonly save: (options: { title: string; defaultPath: string; filters: Filter[] }) => Promise<string[]>;
	};
	/** Size of everything in the window; 1 is usual. */
	readonly setScale?: (factor: number) => void;
	/** Shows a finished file in the system's file manager. */
	readonly revealFile?: (path: string) => Promise<void>;
};

declare global {
	// Only an interface can be added to; a type of that name would be another.
	// oxlint-disable-next-line typescript/consistent-type-definitions
	interface Window {
		reelwright?: DesktopBridge;
	}
}

/** The desktop's bridge, or null in a browser tab. */
export const desktop = (): DesktopBridge | null => window.reelwright ?? null;
