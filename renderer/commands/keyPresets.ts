import type { CommandName } from './index.ts';
import type { KeyName } from './keys.ts';

/** A set of keys somebody may be used to. Commands it does not name keep their usual keys, as far as those are free. */
export type KeyPreset = { readonly name: string; readonly label: string; readonly keys: Readonly<Partial<Record<CommandName, readonly KeyName[]>>> };

/** Maps in the manner of well-known editors, for hands that learnt there. The commands are Reelwright's; only what means the same has the same key. */
export const keyPresets: readonly KeyPreset[] = [
	{ name: 'reelwright', label: 'Reelwright', keys: {} },
	{
		name: 'premiere', label: 'In the manner of Premiere Pro',
		keys: {
			selectTool: ['V'], bladeTool: ['C'], trimTool: ['B'], slipTool: ['Y'], slideTool: ['U'], handTool: ['H'],
			splitAtPlayhead: ['Ctrl+K'], openPalette: ['Ctrl+Shift+K'], extendEdit: ['E'], topToPlayhead: ['Q'], tailToPlayhead: ['W'],
			addMarker: ['M'], nextMarker: ['Shift+M'], previousMarker: ['Ctrl+Shift+M'], addClipMarker: ['Alt+M'],
			addCrossDissolve: ['Ctrl+D'], duplicateClips: ['Ctrl+Shift+D'], pasteInsert: ['Ctrl+Shift+V'], pasteAttributes: ['Ctrl+Alt+V'],
			toggleEnabled: ['Shift+E'], zoomToFit: ['\\'], exportFilm: ['Ctrl+M'], clearMarks: ['Ctrl+Shift+X'],
			swapWithNext: ['Ctrl+Alt+ArrowRight'], swapWithPrevious: ['Ctrl+Alt+ArrowLeft'],
		},
	},
	{
		name: 'resolve', label: 'In the manner of DaVinci Resolve',
		keys: {
			selectTool: ['A'], bladeTool: ['B'], trimTool: ['T'], toggleSnapping: ['N'], toggleLinking: ['Ctrl+Shift+L'], unlinkClips: ['Alt+L'],
			splitAtPlayhead: ['Ctrl+B', 'Ctrl+\\'], insertClip: ['F9'], overwriteClip: ['F10'], replaceClip: ['F11'], appendClip: ['Shift+F12'],
			topToPlayhead: ['{'], tailToPlayhead: ['}'], extendEdit: ['E'], rippleDelete: ['Delete', 'Shift+Backspace'], lift: ['Backspace'],
			nudgeLeft: [','], nudgeRight: ['.'], nudgeTenLeft: ['<'], nudgeTenRight: ['>'], addCrossDissolve: ['Ctrl+T'],
			zoomToFit: ['Shift+Z'], zoomToSelection: ['Alt+Z'], toggleFullScreen: ['Ctrl+F'], toggleLoop: ['Ctrl+/'], pasteInsert: ['Ctrl+Shift+V'], pasteAttributes: ['Alt+V'],
		},
	},
	{
		name: 'final-cut', label: 'In the manner of Final Cut Pro',
		keys: {
			selectTool: ['A'], bladeTool: ['B'], trimTool: ['T'], handTool: ['H'], toggleSnapping: ['N'],
			appendClip: ['E'], insertClip: ['W'], overwriteClip: ['D'], replaceClip: ['Shift+R'], insertGap: ['Alt+W'], tailToPlayhead: ['Alt+]'], topToPlayhead: ['Alt+['],
			rippleDelete: ['Delete', 'Backspace'], lift: ['Shift+Delete', 'Shift+Backspace'], nudgeLeft: [','], nudgeRight: ['.'], nudgeTenLeft: ['<'], nudgeTenRight: ['>'],
			addCrossDissolve: ['Ctrl+T'], toggleEnabled: ['V'], addMarker: ['M'], addClipMarker: ['Alt+M'], nextMarker: ['Ctrl+\''], previousMarker: ['Ctrl+;'],
			zoomToFit: ['Shift+Z'], toggleFullScreen: ['Ctrl+Shift+F'], duplicateClips: ['Ctrl+D'], pasteAttributes: ['Ctrl+Shift+V'], pasteInsert: ['Alt+V'],
		},
	},
];
