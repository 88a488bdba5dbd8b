import { statfs } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { dirname } from 'node:path';
import type { z } from 'zod';
import type { EngineContract } from '../../shared/contract/contract.ts';
import { refuseEdit } from '../../shared/contract/failure.ts';
import type { Lineage } from '../../shared/generation/lineage.ts';
import type { LoadedFamily } from '../../shared/generation/modelFamily.ts';
import { frameLength, type FrameRate } from '../../shared/time/frameRate.ts';
import { toSeconds, zeroTime, type Time, type TimeRange } from '../../shared/time/time.ts';
import { clipRange, recordOf } from '../../shared/timeline/queries.ts';
import type { Asset, Clip } from '../../shared/timeline/records.ts';
import { shownSource } from '../../shared/timeline/shownSource.ts';
import { addedAssets, clipWithAsset, type GenerationDesk } from './desk.ts';
import { enhancedSize } from './enhancedSize.ts';
import { lineageOf } from './lineageOf.ts';
import { filmAsset, type NewAsset } from './lineages.ts';
import { taskOf } from './taskOf.ts';
import { checkLength, checkMemory, limitsOf, refuse } from './wishes.ts';

type EnhanceCall = EngineContract['calls']['generation.enhance'];
type PlanCall = EngineContract['calls']['generation.planEnhancement'];
type Question = Pick<z.output<EnhanceCall['input']>, 'target' | 'factor'>;

const mostLines = 1080;
const even = (value: number): number => Math.max(2, 2 * Math.round(value / 2));

/** What is enhanced: all of an asset, or the part that a clip shows, to whole frames of the source. */
const targetOf = (desk: GenerationDesk, { target }: Question): { asset: Asset; clip: Clip | null; range: TimeRange; rate: FrameRate } => {
	const project = desk.project();
	const found = target.type === 'clip'
		? clipWithAsset(project, target.clipId)
		: { clip: null, track: null, asset: recordOf(project, 'asset', target.assetId) ?? refuseEdit('There is no such media in the project. It may have been removed.') };
	const { asset, clip } = found;
	if (!asset.video || found.track?.type === 'audio') {
		return refuse(`“${clip?.name ?? asset.name}” has no picture to enhance. Choose a clip with a picture.`);
	}
	if (asset.duration === null) {
		return refuse(`“${asset.name}” is a still; only moving pictures can be enhanced.`);
	}
	const rate = asset.video.frameRate;
	const frame = frameLength(rate);
	const shown = clip ? shownSource(clip, asset, clipRange(clip)) : { start: zeroTime, end: asset.duration };
	const { start, end } = shown ?? { start: zeroTime, end: asset.duration };
	const last = Math.max(frame, Math.round(asset.duration / frame) * frame);
	return {
		asset, clip, rate,
		range: { start: Math.floor(start / frame + 1e-6) * frame as Time, end: Math.min(last, Math.ceil(end / frame - 1e-6) * frame) as Time },
	};
};

/** What these make is as fine as its film is large. */
const atOwnSize: readonly string[] = ['upscale-video', 'edit-video'];

/** The size the enhancer is shown: what a model made at the size it made it, everything else as it is; changed versions have the size of their footage. */
const sizeBefore = ({ source, video }: Asset): { width: number; height: number } => {
	const made = source.type === 'generated' && !atOwnSize.includes(source.lineage.task) ? source.lineage.picture : null;
	return made ?? { width: even((video?.width ?? 2) * (video?.pixelAspect ?? 1)), height: even(video?.height ?? 2) };
};

/** Everything about an enhancement before it starts, or a refusal. */
const prepared = async (desk: GenerationDesk, question: Question) => {
	const loaded: LoadedFamily = await desk.load();
	const limits = limitsOf(loaded.card, 'upscale-video');
	const target = targetOf(desk, question);
	const { asset, range, rate } = target;
	const { width, height } = sizeBefore(asset);
	if (Math.min(width, height) >= mostLines) {
		return refuse(`“${asset.name}” has ${Math.min(width, height)} lines already; enhancing goes up to ${mostLines}.`);
	}
	const seconds = toSeconds(range.end) - toSeconds(range.start);
	checkLength(loaded.card, limits, seconds);
	const lineage = lineageOf(loaded.card, 'upscale-video', await desk.deviceFor(loaded, 'upscale-video'), {
		prompt: '', rewrittenPrompt: '', seed: 0, factor: question.factor,
		picture: { width, height, frames: Math.round((range.end - range.start) / frameLength(rate)), fps: rate.numerator / rate.denominator },
		input: { type: 'asset-range', assetId: asset.id, ...range, isWholeClip: false, speed: 1, isReversed: false },
	});
	const task = taskOf(lineage, seconds);
	return { loaded, lineage, task, target, work: loaded.workload(task), diskBytes: rawBytes(lineage), size: enhancedSize(lineage) };
};

/** Raw frames on the disk while an enhancement runs: what is looked at, and the result before it is encoded. */
const rawBytes = ({ picture, factor }: Lineage): number => picture ? picture.width * picture.height * 3 * picture.frames * (1 + (factor ?? 1) ** 2) : 0;

const gigabytes = (bytes: number): string => `${Math.max(0.1, Math.round(bytes / 1e8) / 10)} GB`;

const checkDisk = async (needed: number, folder: string): Promise<void> => {
	// The folder is made with the first file; the one around it is always there.
	const { bavail, bsize } = await statfs(folder).catch(() => statfs(dirname(folder)));
	if (needed > bavail * bsize) {
		refuse(`Enhancing this needs about ${gigabytes(needed)} on the disk for a while; there are ${gigabytes(bavail * bsize)}. Free some space, or enhance a shorter part.`);
	}
};

const assetFor = (source: Asset, lineage: Lineage, rate: FrameRate): NewAsset =>
	filmAsset(`${source.name} · ${lineage.factor}×`, lineage, { ...enhancedSize(lineage), rate, frames: lineage.picture?.frames ?? 1 });

/** How large the result is, how long it takes, and what it needs meanwhile. */
export const planEnhancement = async (desk: GenerationDesk, question: z.output<PlanCall['input']>): Promise<z.input<PlanCall['output']>> => {
	const { loaded, task, work, diskBytes, size } = await prepared(desk, question);
	return { estimatedSeconds: desk.estimate(loaded, task), peakBytes: work.peakBytes, diskBytes, ...size };
};

/** A finer version of a clip, as another take of it, or of a whole asset, beside it in the bin. */
export const askEnhance = async (desk: GenerationDesk, question: z.output<EnhanceCall['input']>): Promise<z.input<EnhanceCall['output']>> => {
	const { lineage, target: { asset, clip, range, rate }, work, diskBytes } = await prepared(desk, question);
	checkMemory(work.peakBytes, totalmem());
	await checkDisk(diskBytes, desk.mediaFolder);
	const before = desk.project();
	const finer = assetFor(asset, lineage, rate);
	const change = clip
		? desk.edit('addTakes', { clipId: clip.id, takes: [{ asset: finer, offset: range.start }] })
		: desk.edit('addAssets', { assets: [finer] });
	const [made] = addedAssets(change);
	if (!made) {
		throw new Error('The edit made no asset.');
	}
	const job = desk.enqueue('generate', `Enhance “${asset.name}” ${lineage.factor}×`, { assetId: made.id, lineage, duration: finer.duration ?? zeroTime }, before);
	return { jobId: job.id, assetId: made.id, clipId: clip?.id ?? null };
};
