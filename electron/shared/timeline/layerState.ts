import type { Time, TimeRange } from '../time/time.ts';
import { exactlyPassed, runsAlike, sourceLength } from '../time/timeMap.ts';
import { clipEnd, clipsWithin, clipsOfTrack, frameOf, recordOf, sequenceOf, tracksOf } from './queries.ts';
import type { Clip, Project } from './records.ts';

/**
 * How a changed version of a clip lies over it.
 * - fits: it shows the same moments as the clip below, and all of them that were meant.
 * - exposed: the clip below now shows more than was changed; `range` is what should be changed.
 * - moved: the clip below now shows other moments, or is another take.
 * - gone: what was changed lies nowhere below.
 */
export type LayerState =
	| { readonly state: 'fits' }
	| { readonly state: 'exposed'; readonly clipId: string; readonly range: TimeRange }
	| { readonly state: 'moved'; readonly clipId: string; readonly range: TimeRange }
	| { readonly state: 'gone' };

/** The moment of its source that a clip would show at `at`, wherever it begins and ends: equal for parts of one clip that was divided. */
const sourceAt = (clip: Clip, at: Time): number => clip.isReversed
	? clip.sourceStart + sourceLength(clip) - exactlyPassed(clip, at - clip.start)
	: clip.sourceStart + exactlyPassed(clip, at - clip.start);

/** Whether a changed version still fits what lies below it; null for clips that are no such version. */
export const layerState = (project: Project, layer: Clip): LayerState | null => {
	const asset = recordOf(project, 'asset', layer.assetId);
	const lineage = asset?.source.type === 'generated' ? asset.source.lineage : null;
	const track = recordOf(project, 'track', layer.trackId);
	if (lineage?.task !== 'edit-video' || lineage.input.type !== 'asset-range' || !track) {
		return null;
	}
	const { input } = lineage;
	const sequence = sequenceOf(project, track);
	const frame = frameOf(sequence);
	const below = tracksOf(project, sequence.id, 'video').filter(other => other.order < track.order).toReversed();
	/** The moment of the source that the layer was made of where it begins. */
	const isStill = recordOf(project, 'asset', input.assetId)?.duration === null;
	const wanted = input.start + sourceAt(layer, layer.start);
	const isSame = (clip: Clip): boolean => clip.assetId === input.assetId && runsAlike(clip, layer)
		&& (isStill || Math.abs(sourceAt(clip, layer.start) - wanted) < frame / 2);
	const range = { start: layer.start, end: clipEnd(layer) };
	for (const other of below) {
		const under = clipsWithin(clipsOfTrack(project, other.id), range);
		const same = under.filter(isSame);
		if (same.length > 0) {
			const run = runAround(clipsOfTrack(project, other.id), same, isSame);
			const isCovered = run.start <= range.start && run.end >= range.end;
			const isExposed = input.isWholeClip && (run.start <= range.start - frame || run.end >= range.end + frame);
			const clipId = same[0]?.id ?? '';
			if (isCovered && !isExposed) {
				return { state: 'fits' };
			}
			return { state: isCovered ? 'exposed' : 'moved', clipId, range: run };
		}
	}
	const moved = below.flatMap(other => clipsWithin(clipsOfTrack(project, other.id), range)).find(clip => clip.assetId === input.assetId || clip.takes.some(take => take.assetId === input.assetId));
	return moved ? { state: 'moved', clipId: moved.id, range: { start: moved.start, end: clipEnd(moved) } } : { state: 'gone' };
};

/** From the first to the last of the clips that lie end to end around those named and show the same source. */
const runAround = (clips: readonly Clip[], named: readonly Clip[], isSame: (clip: Clip) => boolean): TimeRange => {
	let [start, end] = [Math.min(...named.map(clip => clip.start)), Math.max(...named.map(clipEnd))];
	clips.filter(isSame).toReversed().forEach((clip) => {
		start = clipEnd(clip) === start ? clip.start : start;
	});
	clips.filter(isSame).forEach((clip) => {
		end = clip.start === end ? clipEnd(clip) : end;
	});
	return { start: start as Time, end: end as Time };
};
