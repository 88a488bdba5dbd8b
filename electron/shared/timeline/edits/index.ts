import type { z } from 'zod';
import { CallFailed } from '../../contract/failure.ts';
import type { Project } from '../records.ts';
import { addAssets } from './addAssets.ts';
import { addCastMember } from './addCastMember.ts';
import { removeCastMember } from './removeCastMember.ts';
import { updateCastMember } from './updateCastMember.ts';
import { addBin } from './addBin.ts';
import { addCaptionTrack } from './addCaptionTrack.ts';
import { removeCaptionTrack } from './removeCaptionTrack.ts';
import { addCaption } from './addCaption.ts';
import { setCaption } from './setCaption.ts';
import { removeCaptions } from './removeCaptions.ts';
import { splitCaption } from './splitCaption.ts';
import { mergeCaptions } from './mergeCaptions.ts';
import { moveCaptions } from './moveCaptions.ts';
import { importCaptions } from './importCaptions.ts';
import { addDrawing } from './addDrawing.ts';
import { addEffect } from './addEffect.ts';
import { addMarker } from './addMarker.ts';
import { addTrack } from './addTrack.ts';
import { addTransition } from './addTransition.ts';
import { append } from './append.ts';
import { bringIntoSync } from './bringIntoSync.ts';
import { closeGaps } from './closeGaps.ts';
import { duckUnder } from './duckUnder.ts';
import { duplicate } from './duplicate.ts';
import { extend } from './extend.ts';
import { group } from './group.ts';
import { addTakes } from './addTakes.ts';
import { changeLevels } from './changeLevels.ts';
import { changeVolume } from './changeVolume.ts';
import { chooseTake } from './chooseTake.ts';
import { deleteTake } from './deleteTake.ts';
import { fitToGap } from './fitToGap.ts';
import { freezeFrame } from './freezeFrame.ts';
import { insert } from './insert.ts';
import { insertGap } from './insertGap.ts';
import { insertGenerated } from './insertGenerated.ts';
import { layOver } from './layOver.ts';
import { lift } from './lift.ts';
import { link } from './link.ts';
import { labelMedia } from './labelMedia.ts';
import { moveToBin } from './moveToBin.ts';
import { removeBins } from './removeBins.ts';
import { moveAnchor } from './moveAnchor.ts';
import { moveClips } from './moveClips.ts';
import { moveKeyframes } from './moveKeyframes.ts';
import { overwrite } from './overwrite.ts';
import { paste } from './paste.ts';
import { pasteAttributes } from './pasteAttributes.ts';
import { relinkAsset } from './relinkAsset.ts';
import { relinkAssets } from './relinkAssets.ts';
import { removeAssets } from './removeAssets.ts';
import { removeEffects } from './removeEffects.ts';
import { removeEmptyTracks } from './removeEmptyTracks.ts';
import { removeMarkers } from './removeMarkers.ts';
import { pasteKeyframes } from './pasteKeyframes.ts';
import { removeKeyframes } from './removeKeyframes.ts';
import { removeTrack } from './removeTrack.ts';
import { removeTransition } from './removeTransition.ts';
import { renameAsset } from './renameAsset.ts';
import { renameTrack } from './renameTrack.ts';
import { reorderEffect } from './reorderEffect.ts';
import { reorderTrack } from './reorderTrack.ts';
import { replace } from './replace.ts';
import { rippleDelete } from './rippleDelete.ts';
import { rippleTrimHead } from './rippleTrimHead.ts';
import { rippleTrimTail } from './rippleTrimTail.ts';
import { roll } from './roll.ts';
import { setDrawing } from './setDrawing.ts';
import { scoreTakes } from './scoreTakes.ts';
import { setEasing } from './setEasing.ts';
import { setKeyframe } from './setKeyframe.ts';
import { setProperties, setProperty } from './setProperty.ts';
import { shapeKeyframes } from './shapeKeyframes.ts';
import { slide } from './slide.ts';
import { setMask } from './setMask.ts';
import { moveGently } from './moveGently.ts';
import { addLut } from './addLut.ts';
import { addMaskCorner } from './addMaskCorner.ts';
import { removeMaskCorner } from './removeMaskCorner.ts';
import { setSpeed } from './setSpeed.ts';
import { setSpeedRamp } from './setSpeedRamp.ts';
import { slip } from './slip.ts';
import { split } from './split.ts';
import { swap } from './swap.ts';
import { trimHead } from './trimHead.ts';
import { trimTail } from './trimTail.ts';
import { ungroup } from './ungroup.ts';
import { unlink } from './unlink.ts';
import { updateMarker } from './updateMarker.ts';
import { updateSequence } from './updateSequence.ts';
import type { Edit, NewId } from './defineEdit.ts';

/** Every edit the app knows, by the name used in history, menus, scripts and tests. */
export const edits = {
	addTrack, removeTrack, renameTrack, reorderTrack,
	removeEmptyTracks,
	addAssets, removeAssets, renameAsset, relinkAsset, relinkAssets,
	addBin, removeBins, moveToBin, labelMedia,
	insert, overwrite, append, insertGenerated, layOver, addDrawing, setDrawing,
	replace, slide, extend, swap, closeGaps, insertGap,
	addTakes, chooseTake, deleteTake, scoreTakes,
	moveClips, trimHead, trimTail, rippleTrimHead, rippleTrimTail, slip, roll, split, lift, rippleDelete,
	link, unlink, paste,
	bringIntoSync, group, ungroup, duplicate, pasteAttributes,
	addMarker, updateMarker, removeMarkers,
	addCastMember, updateCastMember, removeCastMember,
	addEffect, removeEffects, reorderEffect, duckUnder,
	setMask, addMaskCorner, removeMaskCorner, addLut,
	addCaptionTrack, removeCaptionTrack, addCaption, setCaption, moveCaptions, removeCaptions, splitCaption, mergeCaptions, importCaptions,
	addTransition, removeTransition, setProperty, setProperties, changeVolume, changeLevels, updateSequence,
	setSpeed, setSpeedRamp, fitToGap, freezeFrame, moveGently,
	setKeyframe, removeKeyframes, moveKeyframes, setEasing, pasteKeyframes, shapeKeyframes,
	moveAnchor,
};
export type EditName = keyof typeof edits;

/** What an edit is told, defaults may be left out. */
export type EditArgs<Name extends EditName> = z.input<(typeof edits)[Name]['args']>;

/** An edit carried out, not yet stored. */
export type Edited = { readonly project: Project; readonly label: string; readonly args: unknown };

/** Carries out an edit by name with arguments from outside, which are checked. Throws `CallFailed` or, for arguments of the wrong form, `ZodError`. */
export const performEdit = (project: Project, name: string, rawArgs: unknown, newId: NewId): Edited => {
	if (!Object.hasOwn(edits, name)) {
		throw new CallFailed({ kind: 'invalid-request', problem: `There is no edit named ${name}.` });
	}
	// The name was just found; each edit takes exactly what its own schema gives.
	const edit = edits[name as EditName] as unknown as Edit<z.ZodType>;
	const args = edit.args.parse(rawArgs);
	return { project: edit.apply(project, args, newId), label: edit.describe?.(args) ?? edit.label, args };
};

/** `performEdit` with arguments checked by the compiler: for gestures, tests and code that composes edits. */
export const edited = <Name extends EditName>(project: Project, name: Name, args: EditArgs<Name>, newId: NewId): Project =>
	performEdit(project, name, args, newId).project;
