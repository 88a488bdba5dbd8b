import { zeroTime, type Time } from '../time/time.ts';
import { sourceLength } from '../time/timeMap.ts';
import { sourceLimit } from './handles.ts';
import type { Asset, Clip, Take } from './records.ts';

/** Takes: the versions a clip can show. A clip with one version only keeps no list of them. */

/** All takes of a clip in the order they were made; at least the one it shows. */
export const takesOf = (clip: Clip): readonly Take[] => clip.takes.length > 0 ? clip.takes : [{ assetId: clip.assetId, offset: zeroTime, score: null }];

/** The take a clip shows. */
export const shownTake = (clip: Clip): Take => takesOf(clip).find(take => take.assetId === clip.assetId) ?? { assetId: clip.assetId, offset: zeroTime, score: null };

/** The clip's takes without those of these assets; empty when no choice is left. */
export const withoutTakes = (clip: Clip, assetIds: ReadonlySet<string>): readonly Take[] => {
	const left = clip.takes.filter(take => !assetIds.has(take.assetId));
	const isChoice = left.length > 1 || (left[0]?.offset ?? 0) !== 0;
	return isChoice ? left : [];
};

/** The clip showing another of its takes at the same moment of the slot. Its name goes along as long as it is that of the take. */
export const withTake = (clip: Clip, take: Take, { from, to }: { readonly from: Asset | undefined; readonly to: Asset }): Clip => ({
	...clip, assetId: take.assetId,
	sourceStart: clip.sourceStart + shownTake(clip).offset - take.offset as Time,
	name: from && clip.name === from.name ? to.name : clip.name,
});

/** Whether a take reaches over all that the clip shows. */
export const reachesOver = (clip: Clip, asset: Asset, frame: Time): boolean =>
	clip.sourceStart >= 0 && clip.sourceStart + sourceLength(clip) <= sourceLimit(asset, frame);

/** The take `by` places after the one shown, round and round; null for a clip with only one. */
export const takeBeside = (clip: Clip, by: 1 | -1): Take | null => {
	const takes = takesOf(clip);
	const place = takes.findIndex(take => take.assetId === clip.assetId);
	return takes.length < 2 ? null : takes[(place + by + takes.length) % takes.length] ?? null;
};

/** The take a judge likes best: mostly the one that fits its words, of those that fit alike the better shot. Null when none was judged. */
export const bestTake = (takes: readonly Take[]): Take | null => takes.reduce<Take | null>((best, take) => {
	if (!take.score) {
		return best;
	}
	return !best?.score || overall(take.score) > overall(best.score) ? take : best;
}, null);

/** Both opinions count alike. */
const overall = ({ alignment, quality }: NonNullable<Take['score']>): number => alignment + quality;
