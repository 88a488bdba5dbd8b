import { refuseEdit } from '../../contract/failure.ts';
import { nearestFrame } from '../../time/frameRate.ts';
import type { Time } from '../../time/time.ts';
import { withLinkedClips } from '../queries.ts';
import type { Asset, Clip, Effect, Sequence, Track, Transition } from '../records.ts';
import type { Draft } from './draft.ts';

/** What an edit names must exist and be free to change; these look it up or refuse with a sentence. */

export const requiredSequence = (draft: Draft, id: string): Sequence =>
	draft.get('sequence', id) ?? refuseEdit(`There is no sequence ${id}. It may have been removed.`);

export const requiredTrack = (draft: Draft, id: string): Track =>
	draft.get('track', id) ?? refuseEdit(`There is no track ${id}. It may have been removed.`);

export const requiredAsset = (draft: Draft, id: string): Asset =>
	draft.get('asset', id) ?? refuseEdit(`There is no media ${id} in this project. It may have been removed.`);

export const requiredTransition = (draft: Draft, id: string): Transition =>
	draft.get('transition', id) ?? refuseEdit(`There is no transition ${id}. It may have been removed.`);

/** The track, which must not be locked. */
export const openTrack = (draft: Draft, id: string): Track => {
	const track = requiredTrack(draft, id);
	return track.isLocked ? refuseEdit(`Track “${track.name}” is locked. Unlock it first.`) : track;
};

/** The clip, whose track must not be locked. */
export const openClip = (draft: Draft, id: string): Clip => {
	const clip = draft.get('clip', id) ?? refuseEdit(`There is no clip ${id}. It may have been removed.`);
	openTrack(draft, clip.trackId);
	return clip;
};

/** The clips named and, with `withLinked`, those linked to them; none may lie on a locked track, all must lie in one sequence. At least one. */
export const openClips = (draft: Draft, ids: readonly string[], withLinked: boolean): readonly Clip[] => {
	const named = [...new Set(ids)].map(id => openClip(draft, id));
	const clips = withLinked ? withLinkedClips(draft.base, named) : named;
	clips.forEach(clip => openTrack(draft, clip.trackId));
	if (new Set(clips.map(clip => requiredTrack(draft, clip.trackId).sequenceId)).size > 1) {
		return refuseEdit('The clips lie in different sequences. Choose clips of one sequence.');
	}
	return clips;
};

/** The sequence in which a clip lies. */
export const sequenceOfClip = (draft: Draft, clip: Clip): Sequence =>
	requiredSequence(draft, requiredTrack(draft, clip.trackId).sequenceId);

/** `at` on the nearest frame of the sequence; refused before its beginning. */
export const frameTime = (sequence: Sequence, at: Time): Time => {
	const snapped = nearestFrame(at, sequence.frameRate);
	return snapped < 0 ? refuseEdit('A sequence begins at 00:00:00:00; nothing can lie before it.') : snapped;
};

/** What effects can be put on; a clip and a track must not be locked. */
export const openEffectTarget = (draft: Draft, id: string): Clip | Track | Sequence => {
	if (draft.get('clip', id)) {
		return openClip(draft, id);
	}
	return draft.get('track', id) ? openTrack(draft, id)
		: draft.get('sequence', id) ?? refuseEdit(`There is nothing called ${id} that could have an effect. It may have been removed.`);
};

/** The effect, whose target must not be locked. */
export const openEffect = (draft: Draft, id: string): Effect => {
	const effect = draft.get('effect', id) ?? refuseEdit(`There is no effect ${id}. It may have been removed.`);
	openEffectTarget(draft, effect.targetId);
	return effect;
};
