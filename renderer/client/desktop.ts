/** What the desktop's preload script offers the page. Absent in a browser tab. */
export type DesktopBridge = {
	readonly platform: string;
	/** Absolute path of a file dropped onto the window; empty when it has none. */
	readonly pathForFile: (file: File) => string;
	readonly dialogs: {
		/** Each answers null (or an empty list) when the person cancels. */
		readonly openProject: () => Promise<string | null>;
		readonly openMedia: () => Promise<readonly string[]>;
		readonly saveAs: (options: { title: string; suggestedName: string; extensions: readonly string[] }) => Promise<string | null>;
	};
	/** Shows a finished file in the system's file manager. */
	readonly revealFile: (path: string) => Promise<void>;
};

declare global {
	interface Window {
		reelwright?: DesktopBridge;
	}
}

/** The desktop's bridge, or null in a browser tab. */
export const desktop = (): DesktopBridge | null => window.reelwright ?? null;
