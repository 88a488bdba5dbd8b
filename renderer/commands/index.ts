import type { Command } from './command.ts';
import { addAudioTrack } from './addAudioTrack.ts';
import { addClipMarker } from './addClipMarker.ts';
import { effectCommands, toggleEffects } from './effectCommands.ts';
import { addCrossDissolve } from './addCrossDissolve.ts';
import { addDipToColour } from './addDipToColour.ts';
import { addTitle } from './addTitle.ts';
import { addLowerThird } from './addLowerThird.ts';
import { addCard } from './addCard.ts';
import { addRoll } from './addRoll.ts';
import { addCrawl } from './addCrawl.ts';
import { addCallout } from './addCallout.ts';
import { addSolid } from './addSolid.ts';
import { addGradient } from './addGradient.ts';
import { addAdjustment } from './addAdjustment.ts';
import { editMask, maskWithEllipse, maskWithPolygon, maskWithRectangle, removeMask } from './maskCommands.ts';
import { moveGently } from './moveGently.ts';
import { addLut } from './addLut.ts';
import { nextBlendMode } from './nextBlendMode.ts';
import { previousBlendMode } from './previousBlendMode.ts';
import { addMarker } from './addMarker.ts';
import { addCaption } from './addCaption.ts';
import { splitCaption } from './splitCaption.ts';
import { mergeCaptions } from './mergeCaptions.ts';
import { editCaption } from './editCaption.ts';
import { mergeCaptionWithNext } from './mergeCaptionWithNext.ts';
import { removeCaptions } from './removeCaptions.ts';
import { captionStartsHere } from './captionStartsHere.ts';
import { captionEndsHere } from './captionEndsHere.ts';
import { nudgeCaptionsLeft } from './nudgeCaptionsLeft.ts';
import { nudgeCaptionsRight } from './nudgeCaptionsRight.ts';
import { nudgeCaptionsTenLeft } from './nudgeCaptionsTenLeft.ts';
import { nudgeCaptionsTenRight } from './nudgeCaptionsTenRight.ts';
import { previousCaption } from './previousCaption.ts';
import { nextCaption } from './nextCaption.ts';
import { toggleCaptionLanes } from './toggleCaptionLanes.ts';
import { showCaptions } from './showCaptions.ts';
import { importCaptions } from './importCaptions.ts';
import { exportCaptions } from './exportCaptions.ts';
import { addKeyframe } from './addKeyframe.ts';
import { addVideoTrack } from './addVideoTrack.ts';
import { addToCast } from './addToCast.ts';
import { animateImage } from './animateImage.ts';
import { appendClip } from './appendClip.ts';
import { bladeTool } from './bladeTool.ts';
import { bringIntoSync } from './bringIntoSync.ts';
import { changeClip } from './changeClip.ts';
import { clearMarks } from './clearMarks.ts';
import { closeGaps } from './closeGaps.ts';
import { closeProject } from './closeProject.ts';
import { copyClips } from './copyClips.ts';
import { cutClips } from './cutClips.ts';
import { deselect } from './deselect.ts';
import { duplicateClips } from './duplicateClips.ts';
import { editKeys } from './editKeys.ts';
import { exportFilm } from './exportFilm.ts';
import { extendEdit } from './extendEdit.ts';
import { enhanceClip } from './enhanceClip.ts';
import { extendClip } from './extendClip.ts';
import { fillGap } from './fillGap.ts';
import { fitToGap } from './fitToGap.ts';
import { freezeFrame } from './freezeFrame.ts';
import { generateHere } from './generateHere.ts';
import { goToEnd } from './goToEnd.ts';
import { goToStart } from './goToStart.ts';
import { groupClips } from './groupClips.ts';
import { handTool } from './handTool.ts';
import { importMedia } from './importMedia.ts';
import { insertClip } from './insertClip.ts';
import { insertGap } from './insertGap.ts';
import { lift } from './lift.ts';
import { linkClips } from './linkClips.ts';
import { makeAgain } from './makeAgain.ts';
import { makeTakes } from './makeTakes.ts';
import { markClip } from './markClip.ts';
import { markIn } from './markIn.ts';
import { markOut } from './markOut.ts';
import { newProject } from './newProject.ts';
import { newTake } from './newTake.ts';
import { nextCut } from './nextCut.ts';
import { nextMarker } from './nextMarker.ts';
import { nudgeDown } from './nudgeDown.ts';
import { nudgeLeft } from './nudgeLeft.ts';
import { nudgeRight } from './nudgeRight.ts';
import { nudgeTenLeft } from './nudgeTenLeft.ts';
import { nudgeTenRight } from './nudgeTenRight.ts';
import { nudgeUp } from './nudgeUp.ts';
import { nextTake } from './nextTake.ts';
import { nextKeyframe } from './nextKeyframe.ts';
import { openPalette } from './openPalette.ts';
import { openProject } from './openProject.ts';
import { overwriteClip } from './overwriteClip.ts';
import { pasteAttributes } from './pasteAttributes.ts';
import { pasteClips } from './pasteClips.ts';
import { pasteInsert } from './pasteInsert.ts';
import { playPause } from './playPause.ts';
import { previousCut } from './previousCut.ts';
import { previousMarker } from './previousMarker.ts';
import { previousTake } from './previousTake.ts';
import { previousKeyframe } from './previousKeyframe.ts';
import { redo } from './redo.ts';
import { removeEmptyTracks } from './removeEmptyTracks.ts';
import { renameClip } from './renameClip.ts';
import { replaceClip } from './replaceClip.ts';
import { reverseClips } from './reverseClips.ts';
import { evenSpeed, speedHero, speedPulse, speedRampDown, speedRampUp } from './speedRamps.ts';
import { revealInBin } from './revealInBin.ts';
import { rippleDelete } from './rippleDelete.ts';
import { saveCopy } from './saveCopy.ts';
import { selectAll } from './selectAll.ts';
import { selectFromPlayhead } from './selectFromPlayhead.ts';
import { selectTool } from './selectTool.ts';
import { selectUses } from './selectUses.ts';
import { showAbout } from './showAbout.ts';
import { showBackups } from './showBackups.ts';
import { showCast } from './showCast.ts';
import { showGenerate } from './showGenerate.ts';
import { showHistory } from './showHistory.ts';
import { showInspector } from './showInspector.ts';
import { showJobs } from './showJobs.ts';
import { showMarkers } from './showMarkers.ts';
import { showMedia } from './showMedia.ts';
import { showShortcuts } from './showShortcuts.ts';
import { showEffects } from './showEffects.ts';
import { showTransitions } from './showTransitions.ts';
import { shuttleBack } from './shuttleBack.ts';
import { shuttleForward } from './shuttleForward.ts';
import { shuttleStop } from './shuttleStop.ts';
import { slideTool } from './slideTool.ts';
import { slipIntoSync } from './slipIntoSync.ts';
import { slipTool } from './slipTool.ts';
import { soundtrackHere } from './soundtrackHere.ts';
import { splitAtPlayhead } from './splitAtPlayhead.ts';
import { stepBack } from './stepBack.ts';
import { stepForward } from './stepForward.ts';
import { swapWithNext } from './swapWithNext.ts';
import { swapWithPrevious } from './swapWithPrevious.ts';
import { tailToPlayhead } from './tailToPlayhead.ts';
import { tenBack } from './tenBack.ts';
import { tenForward } from './tenForward.ts';
import { toggleEnabled } from './toggleEnabled.ts';
import { toggleFullScreen } from './toggleFullScreen.ts';
import { toggleLinking } from './toggleLinking.ts';
import { toggleLoop } from './toggleLoop.ts';
import { editTitle } from './editTitle.ts';
import { showTitles } from './showTitles.ts';
import { toggleScopes } from './toggleScopes.ts';
import { toggleFourScopes } from './toggleFourScopes.ts';
import { newBin } from './newBin.ts';
import { moveToBin } from './moveToBin.ts';
import { renameMedia } from './renameMedia.ts';
import { removeMedia } from './removeMedia.ts';
import { openBinAbove } from './openBinAbove.ts';
import { toggleMediaList } from './toggleMediaList.ts';
import { nextUse } from './nextUse.ts';
import { relinkMedia } from './relinkMedia.ts';
import { showPreferences } from './showPreferences.ts';
import { showProjectSettings } from './showProjectSettings.ts';
import { clearGuides } from './clearGuides.ts';
import { toggleRulers } from './toggleRulers.ts';
import { toggleSplit } from './toggleSplit.ts';
import { toggleThirds } from './toggleThirds.ts';
import { toggleCentre } from './toggleCentre.ts';
import { toggleBefore } from './toggleBefore.ts';
import { guideMaskCommands } from './guideMaskCommands.ts';
import { moveScopes } from './moveScopes.ts';
import { labelCommands } from './labelCommands.ts';
import { soundFromWords } from './soundFromWords.ts';
import { fadeCurveEqualPower, fadeCurveLinear, fadeCurveLogarithmic } from './fadeCurves.ts';
import { normaliseLoudness } from './normaliseLoudness.ts';
import { duckUnder } from './duckUnder.ts';
import { toggleMixer } from './toggleMixer.ts';
import { muteTrack } from './muteTrack.ts';
import { soloTrack } from './soloTrack.ts';
import { toggleSafeAreas } from './toggleSafeAreas.ts';
import { toggleSnapping } from './toggleSnapping.ts';
import { topToPlayhead } from './topToPlayhead.ts';
import { trimHeadToPlayhead } from './trimHeadToPlayhead.ts';
import { trimTailToPlayhead } from './trimTailToPlayhead.ts';
import { transformOnCanvas } from './transformOnCanvas.ts';
import { cropOnCanvas } from './cropOnCanvas.ts';
import { hideCanvasControls } from './hideCanvasControls.ts';
import { resetCrop } from './resetCrop.ts';
import { resetTransform } from './resetTransform.ts';
import { toggleCurves } from './toggleCurves.ts';
import { toggleKeyLanes } from './toggleKeyLanes.ts';
import { toggleAutomation } from './toggleAutomation.ts';
import { toggleMasterAutomation } from './toggleMasterAutomation.ts';
import { selectKeyframes } from './selectKeyframes.ts';
import { selectKeyframesHere } from './selectKeyframesHere.ts';
import { deselectKeyframes } from './deselectKeyframes.ts';
import { easeLinear } from './easeLinear.ts';
import { easeHold } from './easeHold.ts';
import { easeBoth } from './easeBoth.ts';
import { easeIn } from './easeIn.ts';
import { easeOut } from './easeOut.ts';
import { nudgeKeysLeft } from './nudgeKeysLeft.ts';
import { nudgeKeysRight } from './nudgeKeysRight.ts';
import { nudgeKeysTenLeft } from './nudgeKeysTenLeft.ts';
import { nudgeKeysTenRight } from './nudgeKeysTenRight.ts';
import { nudgeKeysUp } from './nudgeKeysUp.ts';
import { nudgeKeysDown } from './nudgeKeysDown.ts';
import { nudgeKeysTenUp } from './nudgeKeysTenUp.ts';
import { nudgeKeysTenDown } from './nudgeKeysTenDown.ts';
import { cutKeyframes } from './cutKeyframes.ts';
import { copyKeyframes } from './copyKeyframes.ts';
import { pasteKeyframes } from './pasteKeyframes.ts';
import { deleteKeyframes } from './deleteKeyframes.ts';
import { trimTool } from './trimTool.ts';
import { undo } from './undo.ts';
import { ungroupClips } from './ungroupClips.ts';
import { unlinkClips } from './unlinkClips.ts';
import { zoomIn } from './zoomIn.ts';
import { zoomOut } from './zoomOut.ts';
import { zoomToFit } from './zoomToFit.ts';
import { zoomToSelection } from './zoomToSelection.ts';

const byName = {
	newProject,
	openProject,
	closeProject,
	importMedia,
	newBin,
	moveToBin,
	renameMedia,
	removeMedia,
	openBinAbove,
	toggleMediaList,
	nextUse,
	relinkMedia,
	showProjectSettings,
	showPreferences,
	saveCopy,
	showBackups,
	exportFilm,
	undo,
	redo,
	selectAll,
	deselect,
	selectFromPlayhead,
	cutClips,
	copyClips,
	pasteClips,
	pasteInsert,
	pasteAttributes,
	duplicateClips,
	lift,
	rippleDelete,
	closeGaps,
	insertGap,
	insertClip,
	overwriteClip,
	appendClip,
	replaceClip,
	splitAtPlayhead,
	trimHeadToPlayhead,
	trimTailToPlayhead,
	topToPlayhead,
	tailToPlayhead,
	extendEdit,
	swapWithNext,
	swapWithPrevious,
	nudgeLeft,
	nudgeRight,
	nudgeTenLeft,
	nudgeTenRight,
	nudgeUp,
	nudgeDown,
	linkClips,
	unlinkClips,
	bringIntoSync,
	slipIntoSync,
	groupClips,
	ungroupClips,
	toggleEnabled,
	reverseClips,
	speedRampUp,
	speedRampDown,
	speedHero,
	speedPulse,
	evenSpeed,
	freezeFrame,
	fitToGap,
	addKeyframe,
	nextKeyframe,
	previousKeyframe,
	toggleKeyLanes,
	toggleAutomation,
	toggleMasterAutomation,
	toggleCurves,
	selectKeyframes,
	selectKeyframesHere,
	deselectKeyframes,
	easeLinear,
	easeHold,
	easeBoth,
	easeIn,
	easeOut,
	nudgeKeysLeft,
	nudgeKeysRight,
	nudgeKeysTenLeft,
	nudgeKeysTenRight,
	nudgeKeysUp,
	nudgeKeysDown,
	nudgeKeysTenUp,
	nudgeKeysTenDown,
	cutKeyframes,
	copyKeyframes,
	pasteKeyframes,
	deleteKeyframes,
	resetTransform,
	resetCrop,
	renameClip,
	revealInBin,
	selectUses,
	toggleEffects,
	normaliseLoudness,
	fadeCurveLinear,
	fadeCurveEqualPower,
	fadeCurveLogarithmic,
	addCrossDissolve,
	addDipToColour,
	addTitle,
	addLowerThird,
	addCard,
	addRoll,
	addCrawl,
	addCallout,
	addSolid,
	addGradient,
	addAdjustment,
	moveGently,
	addLut,
	maskWithRectangle,
	maskWithEllipse,
	maskWithPolygon,
	removeMask,
	editMask,
	nextBlendMode,
	previousBlendMode,
	editTitle,
	addCaption,
	splitCaption,
	mergeCaptions,
	editCaption,
	mergeCaptionWithNext,
	removeCaptions,
	captionStartsHere,
	captionEndsHere,
	nudgeCaptionsLeft,
	nudgeCaptionsRight,
	nudgeCaptionsTenLeft,
	nudgeCaptionsTenRight,
	previousCaption,
	nextCaption,
	toggleCaptionLanes,
	importCaptions,
	exportCaptions,
	addVideoTrack,
	addAudioTrack,
	removeEmptyTracks,
	muteTrack,
	soloTrack,
	duckUnder,
	markIn,
	markOut,
	clearMarks,
	addMarker,
	addClipMarker,
	nextMarker,
	previousMarker,
	markClip,
	toggleSnapping,
	toggleLinking,
	toggleLoop,
	playPause,
	shuttleForward,
	shuttleBack,
	shuttleStop,
	stepForward,
	stepBack,
	tenForward,
	tenBack,
	nextCut,
	previousCut,
	goToStart,
	goToEnd,
	zoomIn,
	zoomOut,
	zoomToFit,
	zoomToSelection,
	toggleFullScreen,
	toggleSafeAreas,
	toggleThirds,
	toggleCentre,
	toggleRulers,
	clearGuides,
	toggleBefore,
	toggleSplit,
	toggleScopes,
	toggleFourScopes,
	moveScopes,
	transformOnCanvas,
	cropOnCanvas,
	hideCanvasControls,
	selectTool,
	bladeTool,
	trimTool,
	slipTool,
	slideTool,
	handTool,
	showMedia,
	showGenerate, showCast,
	showTitles,
	showEffects,
	showTransitions,
	showInspector,
	showCaptions,
	showHistory,
	showJobs,
	showMarkers,
	toggleMixer,
	openPalette,
	generateHere,
	fillGap,
	extendClip,
	animateImage, addToCast,
	changeClip,
	enhanceClip,
	newTake,
	makeTakes,
	nextTake,
	previousTake,
	soundtrackHere,
	soundFromWords,
	makeAgain,
	showShortcuts,
	editKeys,
	showAbout,
} satisfies Record<string, Command>;

export type CommandName = keyof typeof byName;

/** Every command, in the order of the menus. */
export const commands: readonly Command[] = [...Object.values(byName), ...effectCommands, ...labelCommands, ...guideMaskCommands];

export const commandNamed = (name: CommandName): Command => byName[name];
