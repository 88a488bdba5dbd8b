import { menuOf, type MenuEntry } from '../controls/menu.ts';

/** The menu bar. */
export const menus: readonly { readonly label: string; readonly entries: readonly MenuEntry[] }[] = [
	{ label: 'File', entries: menuOf('newProject', 'openProject', 'closeProject', '-', 'importMedia', '-', 'saveCopy', 'showBackups', '-', 'exportFilm') },
	{ label: 'Edit', entries: menuOf('undo', 'redo', '-', 'cutClips', 'copyClips', 'pasteClips', '-', 'lift', 'rippleDelete', '-', 'selectAll', 'selectFromPlayhead', 'deselect') },
	{ label: 'Clip', entries: menuOf('insertClip', 'overwriteClip', 'appendClip', '-', 'splitAtPlayhead', 'trimHeadToPlayhead', 'trimTailToPlayhead', 'topToPlayhead', 'tailToPlayhead', '-', 'addCrossDissolve', 'addDipToColour', '-', 'linkClips', 'unlinkClips', 'toggleEnabled', 'renameClip', 'revealInBin') },
	{ label: 'Sequence', entries: menuOf('addVideoTrack', 'addAudioTrack', '-', 'markIn', 'markOut', 'markClip', 'clearMarks', '-', 'toggleSnapping', 'toggleLinking', '-', 'playPause', 'toggleLoop', 'nextCut', 'previousCut', 'goToStart', 'goToEnd') },
	{ label: 'Title', entries: menuOf('addTitle', 'addLowerThird', 'addCard', 'addRoll', 'addCrawl', 'addCallout', '-', 'addSolid', 'addGradient', '-', 'editTitle') },
	{ label: 'Generate', entries: menuOf('generateHere', 'soundtrackHere', '-', 'makeAgain') },
	{ label: 'View', entries: menuOf('openPalette', '-', 'zoomIn', 'zoomOut', 'zoomToFit', 'zoomToSelection', 'toggleFullScreen', 'toggleSafeAreas', '-', 'selectTool', 'bladeTool', 'trimTool', 'slipTool', 'handTool', '-', 'showMedia', 'showGenerate', 'showTitles', 'showTransitions', 'showInspector', 'showHistory', 'showJobs') },
	{ label: 'Help', entries: menuOf('showShortcuts', 'showAbout') },
];

/** What the right button offers on a clip. */
export const clipMenu: readonly MenuEntry[] = menuOf(
	'cutClips', 'copyClips', '-', 'splitAtPlayhead', 'lift', 'rippleDelete', '-', 'addCrossDissolve', 'addDipToColour', '-', 'linkClips', 'unlinkClips', 'toggleEnabled', '-', 'soundtrackHere', 'makeAgain', '-', 'renameClip', 'revealInBin', 'zoomToSelection',
);

/** On a gap. */
export const gapMenu: readonly MenuEntry[] = menuOf('generateHere', 'pasteClips', '-', 'rippleDelete', '-', 'addVideoTrack', 'addAudioTrack', '-', 'zoomToFit');
