import { recordOf, clipEnd } from '../timeline/queries.ts';
import type { Asset, Clip, Project } from '../timeline/records.ts';
import { sourceMoment } from '../time/timeMap.ts';
import { flicksPerSecond, time, zeroTime, type Time } from '../time/time.ts';
import { opacityOfClip } from './motion.ts';
import { workingTransitions } from './pictureAt.ts';

/**
 * A source is looked at a little after the frame of the sequence begins: many containers (Matroska, WebM, AVI) round times to milliseconds, so that
 * source frame 2 of 30 fps is stamped 67 ms although it begins at 66.7 ms. Without this, cuts of such sources would be a frame late.
 */
export const samplingDelay = (frame: Time): Time => time(Math.min(flicksPerSecond / 1000, frame / 4));

/** The moment of the source a clip shows at `at`, not limited to the source: before its beginning it is negative. Stills: 0. */
export const unlimitedSourceTime = (clip: Clip, asset: Asset, at: Time, frame: Time): Time =>
	(asset.duration === null ? zeroTime : sourceMoment(clip, at - clip.start, frame) + samplingDelay(frame) as Time);

/** The same, held at the first and the last moment of the source. */
export const sourceTime = (clip: Clip, asset: Asset, at: Time, frame: Time): Time =>
	Math.max(0, Math.min(unlimitedSourceTime(clip, asset, at, frame), (asset.duration ?? 1) - 1)) as Time;

/**
 * How much of a clip's picture its fades let through during the frame at `at`, 0…1, taken in the middle of the frame so that a fade of n frames
 * has n different steps and no wasted one. A transition takes the place of the fade at its end.
 */
export const fadeAt = (project: Project, clip: Clip, at: Time, frame: Time): number => {
	const { into, outOf } = workingTransitions(project, clip);
	const middle = at + frame / 2;
	const rising = clip.fadeIn > 0 && !into ? (middle - clip.start) / clip.fadeIn : 1;
	const falling = clip.fadeOut > 0 && !outOf ? (clipEnd(clip) - middle) / clip.fadeOut : 1;
	return Math.max(0, Math.min(1, rising, falling));
};

/** How much of a clip's picture is let through during the frame at `at`: its own opacity, keyframed or not, times its fades. */
export const opacityAt = (project: Project, clip: Clip, at: Time, frame: Time): number => opacityOfClip(clip, at - clip.start) * fadeAt(project, clip, at, frame);

/** Where on the timeline a clip's fades change: the first frame that is no longer fading in, and the first that fades out. */
export const fadeBoundaries = (project: Project, clip: Clip, frame: Time): readonly Time[] => {
	const { into, outOf } = workingTransitions(project, clip);
	const upToFrame = (at: number) => time(Math.ceil((at - frame / 2) / frame) * frame);
	return [
		...(clip.fadeIn > 0 && !into ? [upToFrame(clip.start + clip.fadeIn)] : []),
		...(clip.fadeOut > 0 && !outOf ? [upToFrame(clipEnd(clip) - clip.fadeOut)] : []),
	];
};

/** The asset of a clip if it has a picture. */
export const pictureAsset = (project: Project, clip: Clip): Asset | undefined => {
	const asset = recordOf(project, 'asset', clip.assetId);
	return asset?.video ? asset : undefined;
};
