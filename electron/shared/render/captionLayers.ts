import type { Time, TimeRange } from '../time/time.ts';
import { captionAt, captionsOf, captionTracksOf } from '../timeline/queries.ts';
import { clipDefaults, type Project, type Sequence } from '../timeline/records.ts';
import type { DrawnPicture } from './drawnPicture.ts';

/** A caption as a layer: over the whole frame, as it is, the same from its first frame to its last. */
export type CaptionLayer = {
	readonly clipId: string; readonly assetId: string; readonly sourceTime: Time; readonly drawn: DrawnPicture;
	readonly transform: typeof clipDefaults.transform; readonly crop: typeof clipDefaults.crop;
	readonly blend: 'normal'; readonly adjusts: false;
	/** None: captions take no effects. */
	readonly effects: readonly never[];
	readonly clipFrame: 0;
};

/** The captions seen at `at`, track after track. They lie over every picture. */
export const captionLayers = (project: Project, sequence: Sequence, at: Time): readonly CaptionLayer[] =>
	captionTracksOf(project, sequence.id).filter(track => !track.isHidden).flatMap((track): readonly CaptionLayer[] => {
		const caption = captionAt(project, track.id, at);
		return caption && caption.text.trim() !== '' ? [{
			clipId: caption.id, assetId: '', sourceTime: 0 as Time, transform: clipDefaults.transform, crop: clipDefaults.crop, blend: 'normal', adjusts: false, effects: [], clipFrame: 0,
			drawn: {
				drawing: 'caption', parameters: { ...track.style, text: caption.text }, at: 0 as Time, duration: caption.duration,
				width: sequence.width, height: sequence.height, hasAlpha: true,
			},
		}] : [];
	});

/** Where captions come and go within a range. */
export const captionBoundaries = (project: Project, sequenceId: string, range: TimeRange): readonly number[] =>
	captionTracksOf(project, sequenceId).filter(track => !track.isHidden)
		.flatMap(track => captionsOf(project, track.id).flatMap(({ start, duration }) => (start < range.end && start + duration > range.start ? [start, start + duration] : [])));

/** The project without any captions: what a film shows whose captions are written beside it, or left out. */
export const withoutCaptions = (project: Project): Project => Object.fromEntries(Object.entries(project).filter(([, record]) => record.kind !== 'caption' && record.kind !== 'caption-track'));
