import { adjustsBelow } from '../../../electron/shared/render/drawnPicture.ts';
import { placeOfClip, type LayerPlace } from '../../../electron/shared/render/motion.ts';
import type { Point } from '../../../electron/shared/render/geometry.ts';
import type { Time } from '../../../electron/shared/time/time.ts';
import { clipAt, clipEnd, recordOf, tracksOf } from '../../../electron/shared/timeline/queries.ts';
import type { Clip, Project, Sequence } from '../../../electron/shared/timeline/records.ts';
import { boxOf, isOnBox, type PictureSize } from './boxGeometry.ts';

/** A clip whose picture is seen, and where it lies. */
export type ShownClip = { readonly clip: Clip; readonly picture: PictureSize; readonly place: LayerPlace; readonly local: Time };

const shownAt = (project: Project, clip: Clip | undefined, local: number): ShownClip | null => {
	const asset = clip?.isEnabled ? recordOf(project, 'asset', clip.assetId) : undefined;
	// What changes all below has no place of its own.
	return clip && asset?.video && !adjustsBelow(asset) ? { clip, picture: asset.video, place: placeOfClip(clip, local), local: local as Time } : null;
};

/** What can be taken hold of at the frame that begins at `at`, from front to back. */
const shownClips = (project: Project, sequence: Sequence, at: Time): readonly ShownClip[] => tracksOf(project, sequence.id, 'video')
	.filter(track => !track.isHidden && !track.isLocked).toReversed()
	.flatMap((track) => {
		const clip = clipAt(project, track.id, at);
		return shownAt(project, clip, at - (clip?.start ?? 0)) ?? [];
	});

/** The foremost of some clips that is seen at `at`. */
export const shownOf = (project: Project, sequence: Sequence, at: Time, ids: ReadonlySet<string>): ShownClip | null =>
	ids.size === 0 ? null : shownClips(project, sequence, at).find(({ clip }) => ids.has(clip.id)) ?? null;

/** The same clip as it lies in another state of the project. */
export const shownIn = (project: Project, clipId: string, at: Time): ShownClip | null => {
	const clip = recordOf(project, 'clip', clipId);
	return clip && clip.start <= at && at < clipEnd(clip) ? shownAt(project, clip, at - clip.start) : null;
};

/** The foremost clip at a point of the frame. */
export const clipUnder = (project: Project, sequence: Sequence, at: Time, point: Point): Clip | null =>
	shownClips(project, sequence, at).find(({ picture, place }) => isOnBox(boxOf(picture, place, sequence), point))?.clip ?? null;
