import { refuseEdit } from '../../contract/failure.ts';
import { frameOf } from '../queries.ts';
import type { Clip, Take } from '../records.ts';
import { reachesOver, takesOf, withTake } from '../takes.ts';
import type { Draft } from './draft.ts';
import { requiredAsset, sequenceOfClip } from './required.ts';

/** The take of a clip that is made of an asset, or a refusal. */
export const requiredTake = (clip: Clip, assetId: string): Take =>
	takesOf(clip).find(take => take.assetId === assetId) ?? refuseEdit(`“${clip.name}” has no such take. It may have been deleted.`);

/** The clip showing that take; refused where the take does not reach over what the clip shows. */
export const showingTake = (draft: Draft, clip: Clip, take: Take): Clip => {
	const to = requiredAsset(draft, take.assetId);
	const next = withTake(clip, take, { from: draft.get('asset', clip.assetId), to });
	return reachesOver(next, to, frameOf(sequenceOfClip(draft, clip)))
		? next
		: refuseEdit(`The take “${to.name}” does not reach over all of “${clip.name}”. Trim the clip to the part that was made, or make the take again.`);
};
