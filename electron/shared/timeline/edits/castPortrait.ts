import { refuseEdit } from '../../contract/failure.ts';
import type { Portrait } from '../../generation/portrait.ts';
import type { Time } from '../../time/time.ts';
import type { CastMember } from '../records.ts';
import type { Draft } from './draft.ts';
import { requiredAsset } from './required.ts';

/** The portrait as it can be taken: of something with a picture, at a moment inside it. */
export const castPortrait = (draft: Draft, portrait: Portrait): Portrait => {
	const asset = requiredAsset(draft, portrait.assetId);
	if (!asset.video) {
		return refuseEdit(`“${asset.name}” has nothing to see. Choose a picture or a film that shows the person.`);
	}
	return { ...portrait, at: Math.min(Math.max(0, portrait.at), asset.duration ?? 0) as Time };
};

export const requiredCastMember = (draft: Draft, id: string): CastMember =>
	draft.get('cast-member', id) ?? refuseEdit(`There is nobody called ${id} in the cast. They may have been removed.`);
