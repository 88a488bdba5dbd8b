import { refuseEdit } from '../../shared/contract/failure.ts';
import type { Lineage } from '../../shared/generation/lineage.ts';
import { pictureFeatureInput } from '../../shared/generation/pictureFeatures.ts';
import { planSpans } from '../../shared/render/planSpans.ts';
import { frameLength, nearestFrame, type FrameRate } from '../../shared/time/frameRate.ts';
import { zeroTime, type Time, type TimeRange } from '../../shared/time/time.ts';
import { rampOf, type SpeedRamp } from '../../shared/time/speedRamp.ts';
import { momentPassed, sourceLength } from '../../shared/time/timeMap.ts';
import { clipDefaults, trackDefaults, type Project } from '../../shared/timeline/records.ts';
import type { ExportSources } from '../export/exportSources.ts';
import { renderPictures } from '../export/renderPictures.ts';
import type { SmallPictures } from './makeSound.ts';
import { planHash } from './planHash.ts';
import { refuse } from './wishes.ts';

export type PictureSources = ExportSources;
type Input = Lineage['input'];
type SoundTarget = { readonly type: 'range'; readonly sequenceId: string; readonly start: Time; readonly end: Time } | { readonly type: 'clip'; readonly clipId: string };

/** Where a soundtrack goes, and what its lineage says of what was looked at. */
export type LookedAt = { readonly sequenceId: string; readonly start: Time; readonly end: Time; readonly input: Input };

/** The picture meant by a target: everything composed in a range, or one clip's own source. Refused where nothing is to be seen. */
export const lookedAt = (project: Project, target: SoundTarget): LookedAt => {
	if (target.type === 'range') {
		const { sequenceId } = target;
		const sequence = project[sequenceId];
		if (sequence?.kind !== 'sequence') {
			return refuseEdit('There is no such sequence. It may have been removed.');
		}
		// To whole frames, where the clip will lie: sound and picture must begin together.
		const start = nearestFrame(target.start, sequence.frameRate);
		const end = nearestFrame(target.end, sequence.frameRate);
		if (end <= start) {
			return refuse('The range is empty. Set an in point before the out point.');
		}
		if (planSpans(project, sequenceId, { start, end }).every(span => span.nodes.length === 0)) {
			return refuse('There is no picture in this range to make sound for. Choose a range with clips in it.');
		}
		return { sequenceId, start, end, input: { type: 'sequence-range', sequenceId, start, end, planHash: planHash(project, sequenceId, { start, end }) } };
	}
	const clip = project[target.clipId];
	const track = clip?.kind === 'clip' ? project[clip.trackId] : undefined;
	const asset = clip?.kind === 'clip' ? project[clip.assetId] : undefined;
	if (clip?.kind !== 'clip' || track?.kind !== 'track' || asset?.kind !== 'asset') {
		return refuseEdit('There is no such clip. It may have been removed.');
	}
	if (track.type !== 'video' || !asset.video) {
		return refuse(`“${clip.name}” has no picture to make sound for. Choose a clip on a video track.`);
	}
	const start = asset.duration === null ? zeroTime : clip.sourceStart;
	const ramp = rampOf(clip);
	// A still and a held frame stand for as long as the clip; all else runs as the clip does.
	const isStanding = asset.duration === null || clip.speed === 0;
	return {
		sequenceId: track.sequenceId, start: clip.start, end: clip.start + clip.duration as Time,
		input: {
			type: 'asset-range', assetId: asset.id, start, end: start + (isStanding ? clip.duration : sourceLength(clip)) as Time, isWholeClip: false,
			speed: isStanding ? 0 : clip.speed, isReversed: !isStanding && clip.isReversed, ...ramp && !isStanding && { ramp },
		},
	};
};

/** The hash that the range has now; equal to the one in the lineage as long as the picture is the same. */
export const planHashOfInput = (project: Project, { sequenceId, start, end }: Extract<Input, { type: 'sequence-range' }>): string | null =>
	project[sequenceId]?.kind === 'sequence' ? planHash(project, sequenceId, { start, end }) : null;

/** A picture size as a sequence may have it. */
const side = (pixels: number): number => Math.min(8192, Math.max(16, 2 * Math.round(pixels / 2)));

/** A film of one asset alone, so that a clip's own picture is drawn by the same code as any range. Long enough for a frame of `rate`. */
export const filmOfAsset = (
	project: Project, { assetId, start, end, speed = 1, isReversed = false, ramp }: { assetId: string; start: Time; end: Time; speed?: number; isReversed?: boolean; ramp?: SpeedRamp | undefined }, rate: FrameRate = { numerator: pictureFeatureInput.fps, denominator: 1 },
): { project: Project; sequenceId: string; range: TimeRange } => {
	const asset = project[assetId];
	if (asset?.kind !== 'asset' || !asset.video) {
		return refuse('The clip this was made for is no longer in the project. Generate a new one.');
	}
	const isStill = asset.duration === null;
	const keyframes = ramp ? { speed: ramp } : {};
	const passed = speed === 0 || isStill ? end - start : Math.round(momentPassed({ speed, keyframes }, end - start));
	const duration = Math.max(passed, frameLength(rate)) as Time;
	const { width, height } = asset.video;
	return {
		sequenceId: 'sequence', range: { start: zeroTime, end: duration },
		project: {
			[assetId]: asset,
			sequence: {
				kind: 'sequence', id: 'sequence', name: '', width: side(width * asset.video.pixelAspect), height: side(height),
				frameRate: rate, sampleRate: 48_000, volume: 0, keyframes: {},
			},
			track: { ...trackDefaults, kind: 'track', id: 'track', sequenceId: 'sequence', name: '', type: 'video', order: 0 },
			clip: { ...clipDefaults, kind: 'clip', id: 'clip', trackId: 'track', assetId, name: asset.name, start: zeroTime, duration, sourceStart: start, speed: isStill ? 1 : speed, isReversed, keyframes },
		},
	};
};

/** Draws what a soundtrack's lineage says it looks at, small, into a file of raw frames. */
export const pictureOfInput = async ({ project, lineage, path, media, signal, report }: {
	project: Project; lineage: Lineage; path: string; media: PictureSources; signal: AbortSignal; report: (share: number) => void;
}): Promise<SmallPictures> => {
	const { input } = lineage;
	if (input.type === 'none' || input.type === 'known-frames' || input.type === 'person') {
		throw new Error('This lineage looks at no range.');
	}
	const film = input.type === 'asset-range' ? filmOfAsset(project, input) : { project, sequenceId: input.sequenceId, range: { start: input.start, end: input.end } };
	const { width, height, fps } = pictureFeatureInput;
	const frames = await renderPictures({ ...film, width, height, rate: { numerator: fps, denominator: 1 }, sources: media, path, signal, report });
	return { path, width, height, frames, fps };
};
