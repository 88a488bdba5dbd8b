import { menuOf, type MenuEntry } from '../controls/menu.ts';

/** The menu bar. */
export const menus: readonly { readonly label: string; readonly entries: readonly MenuEntry[] }[] = [
	{
		label: 'File',
		entries: menuOf(
			'newProject', 'openProject', 'closeProject', '-',
			'importMedia', 'newBin', 'moveToBin', 'renameMedia', 'removeMedia', 'nextUse', 'relinkMedia', '-',
			'saveCopy', 'showBackups', '-',
			'showProjectSettings', 'showPreferences', '-',
			'exportFilm',
		),
	},
	{
		label: 'Edit',
		entries: menuOf(
			'undo', 'redo', '-',
			'cutClips', 'copyClips', 'pasteClips', 'pasteInsert', 'pasteAttributes', 'duplicateClips', '-',
			'lift', 'rippleDelete', 'closeGaps', 'insertGap', '-',
			'selectAll', 'selectFromPlayhead', 'deselect',
		),
	},
	{
		label: 'Clip',
		entries: menuOf(
			'insertClip', 'overwriteClip', 'replaceClip', 'appendClip', '-',
			'splitAtPlayhead', 'trimHeadToPlayhead', 'trimTailToPlayhead', 'topToPlayhead', 'tailToPlayhead', 'extendEdit', '-',
			'swapWithPrevious', 'swapWithNext', 'nudgeLeft', 'nudgeRight', 'nudgeTenLeft', 'nudgeTenRight', 'nudgeUp', 'nudgeDown', '-',
			'addCrossDissolve', 'addDipToColour', '-',
			'toggleEffects', 'nextBlendMode', 'previousBlendMode', 'addLut', '-',
			'maskWithRectangle', 'maskWithEllipse', 'maskWithPolygon', 'editMask', 'removeMask', '-',
			'linkClips', 'unlinkClips', 'bringIntoSync', 'slipIntoSync', 'groupClips', 'ungroupClips', '-',
			'toggleEnabled', '-',
			'reverseClips', 'speedRampUp', 'speedRampDown', 'speedHero', 'speedPulse', 'evenSpeed', 'freezeFrame', 'fitToGap', 'moveGently', '-',
			'resetTransform', 'resetCrop', '-',
			'renameClip', 'revealInBin',
		),
	},
	{
		label: 'Keyframes',
		entries: menuOf(
			'addKeyframe', 'previousKeyframe', 'nextKeyframe', '-',
			'toggleKeyLanes', 'toggleAutomation', 'toggleMasterAutomation', 'toggleCurves', '-',
			'selectKeyframes', 'selectKeyframesHere', 'deselectKeyframes', '-',
			'easeLinear', 'easeHold', 'easeBoth', 'easeIn', 'easeOut', '-',
			'nudgeKeysLeft', 'nudgeKeysRight', 'nudgeKeysTenLeft', 'nudgeKeysTenRight', 'nudgeKeysUp', 'nudgeKeysDown', 'nudgeKeysTenUp', 'nudgeKeysTenDown', '-',
			'cutKeyframes', 'copyKeyframes', 'pasteKeyframes', 'deleteKeyframes',
		),
	},
	{
		label: 'Sequence',
		entries: menuOf(
			'addVideoTrack', 'addAudioTrack', 'removeEmptyTracks', '-',
			'markIn', 'markOut', 'markClip', 'clearMarks', '-',
			'addMarker', 'addClipMarker', 'previousMarker', 'nextMarker', '-',
			'toggleSnapping', 'toggleLinking', '-',
			'playPause', 'toggleLoop', 'nextCut', 'previousCut', 'goToStart', 'goToEnd',
		),
	},
	{
		label: 'Title',
		entries: menuOf(
			'addTitle', 'addLowerThird', 'addCard', 'addRoll', 'addCrawl', 'addCallout', '-',
			'addSolid', 'addGradient', 'addAdjustment', '-',
			'editTitle', '-',
			'addCaption', 'editCaption', 'splitCaption', 'mergeCaptionWithNext', 'mergeCaptions', 'removeCaptions', '-',
			'captionStartsHere', 'captionEndsHere', 'nudgeCaptionsLeft', 'nudgeCaptionsRight', 'nudgeCaptionsTenLeft', 'nudgeCaptionsTenRight', '-',
			'previousCaption', 'nextCaption', '-',
			'importCaptions', 'exportCaptions',
		),
	},
	{
		label: 'Sound',
		entries: menuOf(
			'toggleMixer', '-',
			'muteTrack', 'soloTrack', 'duckUnder', '-',
			'normaliseLoudness', '-',
			'fadeCurveLinear', 'fadeCurveEqualPower', 'fadeCurveLogarithmic',
		),
	},
	{
		label: 'Generate',
		entries: menuOf(
			'generateHere', 'fillGap', 'extendClip', 'animateImage', 'addToCast', '-',
			'changeClip', 'enhanceClip', '-',
			'newTake', 'makeTakes', 'nextTake', 'previousTake', '-',
			'soundtrackHere', 'soundFromWords', '-',
			'makeAgain',
		),
	},
	{
		label: 'View',
		entries: menuOf(
			'openPalette', '-',
			'zoomIn', 'zoomOut', 'zoomToFit', 'zoomToSelection', 'toggleFullScreen', 'toggleSafeAreas', 'toggleThirds', 'toggleCentre', 'toggleRulers', 'clearGuides', 'toggleBefore', 'toggleSplit', '-',
			'transformOnCanvas', 'cropOnCanvas', 'hideCanvasControls', '-',
			'toggleScopes', 'toggleFourScopes', 'moveScopes', '-',
			'selectTool', 'bladeTool', 'trimTool', 'slipTool', 'slideTool', 'handTool', '-',
			'toggleCaptionLanes', 'toggleMediaList', 'openBinAbove', '-',
			'showMedia', 'showGenerate', 'showCast', 'showTitles', 'showEffects', 'showTransitions', 'showInspector', 'showCaptions', 'showHistory', 'showJobs', 'showMarkers',
		),
	},
	{
		label: 'Help',
		entries: menuOf(
			'showShortcuts', 'editKeys', '-',
			'showAbout',
		),
	},
];

/** What the right button offers on a clip. */
export const clipMenu: readonly MenuEntry[] = menuOf(
	'cutClips', 'copyClips', 'duplicateClips', 'pasteAttributes', '-',
	'splitAtPlayhead', 'lift', 'rippleDelete', '-',
	'addCrossDissolve', 'addDipToColour', '-',
	'linkClips', 'unlinkClips', 'bringIntoSync', 'groupClips', 'ungroupClips', 'toggleEnabled', '-',
	'reverseClips', 'freezeFrame', 'fitToGap', 'moveGently', '-',
	'normaliseLoudness', '-',
	'toggleKeyLanes', 'addClipMarker', '-',
	'changeClip', 'extendClip', 'enhanceClip', 'newTake', 'makeTakes', 'nextTake', '-',
	'soundtrackHere', 'makeAgain', '-',
	'renameClip', 'revealInBin', 'zoomToSelection',
);

/** On a gap. */
export const gapMenu: readonly MenuEntry[] = menuOf(
	'generateHere', 'fillGap', 'pasteClips', 'pasteInsert', '-',
	'rippleDelete', 'closeGaps', '-',
	'addMarker', '-',
	'addVideoTrack', 'addAudioTrack', '-',
	'zoomToFit',
);

/** On a keyframe. */
export const keyMenu: readonly MenuEntry[] = menuOf(
	'easeLinear', 'easeHold', 'easeBoth', 'easeIn', 'easeOut', '-',
	'cutKeyframes', 'copyKeyframes', 'pasteKeyframes', 'deleteKeyframes', '-',
	'selectKeyframes', 'toggleKeyLanes', 'toggleAutomation', 'toggleCurves',
);

/** On a caption, or between captions. */
export const captionMenu: readonly MenuEntry[] = menuOf(
	'editCaption', 'addCaption', '-',
	'splitCaption', 'mergeCaptionWithNext', 'mergeCaptions', '-',
	'captionStartsHere', 'captionEndsHere', '-',
	'removeCaptions', '-',
	'toggleCaptionLanes',
);

/** What the right button offers in the tracks, by what lies there. */
export const areaMenus = {
	clip: { label: 'Clip', entries: clipMenu },
	gap: { label: 'Timeline', entries: gapMenu },
	keys: { label: 'Keyframes', entries: keyMenu },
} as const;
