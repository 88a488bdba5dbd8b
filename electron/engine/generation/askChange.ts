import { totalmem } from 'node:os';
import type { z } from 'zod';
import type { EngineContract } from '../../shared/contract/contract.ts';
import { shownSource } from '../../shared/timeline/shownSource.ts';
import { toSeconds } from '../../shared/time/time.ts';
import { clipRange } from '../../shared/timeline/queries.ts';
import { changedFilm } from './changedFilm.ts';
import { addedAssets, clipWithAsset, type GenerationDesk } from './desk.ts';
import { lineageOf } from './lineageOf.ts';
import { framesFor, pictureAsset } from './lineages.ts';
import { taskOf } from './taskOf.ts';
import { checkedPrompt, checkLength, checkMemory, chooseSize, limitsOf, refuse } from './wishes.ts';

type ChangeCall = EngineContract['calls']['generation.change'];

/** An instruction → a changed version of a clip, or of a part of it, laid exactly over it. The original stays. */
export const askChange = async (desk: GenerationDesk, request: z.output<ChangeCall['input']>): Promise<z.input<ChangeCall['output']>> => {
	const loaded = await desk.load();
	const { card } = loaded;
	const limits = limitsOf(card, 'edit-video');
	const before = desk.project();
	const { clip, track, asset } = clipWithAsset(before, request.clipId);
	if (track.type !== 'video' || !asset.video) {
		return refuse(`“${clip.name}” has no picture to change. Choose a clip on a video track.`);
	}
	const { rewritten } = checkedPrompt(loaded, 'edit-video', request.instruction, { needsWords: true });
	const whole = clipRange(clip);
	const range = request.range ?? whole;
	const source = shownSource(clip, asset, range);
	if (!source) {
		return refuse(`Nothing of “${clip.name}” lies in that range. Choose a range inside the clip.`);
	}
	const seconds = toSeconds(source.end) - toSeconds(source.start);
	checkLength(card, limits, seconds);
	const { width, height } = chooseSize(card, limits, null, { width: asset.video.width * asset.video.pixelAspect, height: asset.video.height });
	const { seed, steps, guidance, videoGuidance } = request;
	const lineage = lineageOf(card, 'edit-video', await desk.deviceFor(loaded, 'edit-video'), {
		prompt: request.instruction, rewrittenPrompt: rewritten, seed, steps, guidance, ...videoGuidance === null ? {} : { videoGuidance },
		picture: { width, height, frames: framesFor(seconds, limits.fps), fps: limits.fps ?? 1 },
		input: { type: 'asset-range', assetId: asset.id, ...source, speed: 1, isReversed: false, isWholeClip: range.start <= whole.start && range.end >= whole.end },
	});
	checkMemory(loaded.workload(taskOf(lineage, seconds)).peakBytes, totalmem());
	const newAsset = pictureAsset(lineage, changedFilm(asset, lineage));
	const change = desk.edit('layOver', { clipId: clip.id, ...range, asset: newAsset, offset: source.start, replaces: request.replaces });
	const [made] = addedAssets(change);
	const layer = change.diff.added.find(record => record.kind === 'clip');
	if (!made || !layer) {
		throw new Error('The edit made no asset and no clip.');
	}
	const job = desk.enqueue('generate', `Change “${clip.name}”: “${made.name}”`, { assetId: made.id, lineage, duration: newAsset.duration ?? clip.duration }, before);
	return { jobId: job.id, assetId: made.id, clipId: layer.id, trackId: layer.trackId };
};
