import { randomInt } from 'node:crypto';
import { totalmem } from 'node:os';
import type { z } from 'zod';
import type { EngineContract } from '../../shared/contract/contract.ts';
import type { Lineage } from '../../shared/generation/lineage.ts';
import { toSeconds, type Time } from '../../shared/time/time.ts';
import { recordOf } from '../../shared/timeline/queries.ts';
import type { Asset, Clip, Project, Take } from '../../shared/timeline/records.ts';
import { shownTake, takesOf } from '../../shared/timeline/takes.ts';
import { changedFilm } from './changedFilm.ts';
import { addedAssets, clipWithAsset, type GenerationDesk } from './desk.ts';
import { isAsItWas } from './knownFrames.ts';
import { lineageOf } from './lineageOf.ts';
import { pictureAsset, soundAsset } from './lineages.ts';
import { planHashOfInput } from './lookedAt.ts';
import { taskOf } from './taskOf.ts';
import { checkedPrompt, checkMemory, limitsOf, refuse } from './wishes.ts';

type TakesCall = EngineContract['calls']['generation.takes'];
type Model = { readonly take: Take; readonly asset: Asset; readonly lineage: Lineage };

/** The take that new ones are made like: the one shown, or the newest that was not merely enhanced. */
const modelOf = (project: Project, clip: Clip): Model => {
	const made = takesOf(clip).flatMap((take): Model[] => {
		const asset = recordOf(project, 'asset', take.assetId);
		return asset?.source.type === 'generated' && asset.source.lineage.task !== 'upscale-video' ? [{ take, asset, lineage: asset.source.lineage }] : [];
	});
	return made.find(({ asset }) => asset.id === clip.assetId) ?? made.at(-1) ?? refuse(`“${clip.name}” was not generated, so there is nothing to make another take of. Choose a generated clip.`);
};

/** New takes must look at what the first one looked at. */
const requireSameInput = (project: Project, clip: Clip, { input }: Lineage): void => {
	const isSame = (input.type !== 'sequence-range' || planHashOfInput(project, input) === input.planHash)
		&& (input.type !== 'known-frames' || (isAsItWas(project, input.first) && isAsItWas(project, input.last)));
	if (!isSame) {
		refuse(`The picture that “${clip.name}” was made from has changed since. Generate a new clip in its place.`);
	}
};

/** Further takes of a generated clip: the same in everything but the seed and, if wanted, the words. With `keepBest` a judge chooses when all are there. */
export const askTakes = async (desk: GenerationDesk, request: z.output<TakesCall['input']>): Promise<z.input<TakesCall['output']>> => {
	const loaded = await desk.load();
	const before = desk.project();
	const { clip } = clipWithAsset(before, request.clipId);
	const model = modelOf(before, clip);
	const { task } = model.lineage;
	const isPicture = model.lineage.picture !== null;
	limitsOf(loaded.card, task);
	if (request.keepBest && isPicture && !loaded.card.tasks['judge-video']) {
		return refuse(`The model “${loaded.card.name}” has no judge. Make takes and choose between them yourself.`);
	}
	if (request.keepBest && !isPicture && model.lineage.input.type === 'none') {
		return refuse('Sound made from words alone has no picture to follow, so no take is the best. Make takes and choose between them by ear.');
	}
	requireSameInput(before, clip, model.lineage);
	const words = request.prompt ?? model.lineage.prompt;
	const { rewritten } = checkedPrompt(loaded, task, words, { needsWords: task === 'text-to-video' || task === 'edit-video' || task === 'text-to-audio' });
	const device = await desk.deviceFor(loaded, task);
	const firstSeed = request.seed ?? randomInt(0, 2 ** 32);
	const { steps, guidance, videoGuidance, schedule, guidanceInterval, isDraft, picture, input, stem, quality } = model.lineage;
	const lineages = Array.from({ length: request.count }, (_, i) => lineageOf(loaded.card, task, device, {
		prompt: words, rewrittenPrompt: rewritten, seed: (firstSeed + i) % 2 ** 32, steps, guidance, videoGuidance, schedule, guidanceInterval,
		isDraft: request.isDraft ?? isDraft, picture, input, stem, quality,
		// A draft has steps of its own: made in full it takes the usual ones.
		...request.isDraft !== null && request.isDraft !== isDraft ? { steps: null } : {},
	}));
	const footage = task === 'edit-video' && input.type === 'asset-range' ? recordOf(before, 'asset', input.assetId) ?? refuse(`The footage that “${clip.name}” was made from is no longer in the project.`) : null;
	const film = footage ? changedFilm(footage, model.lineage) : undefined;
	const duration = model.asset.duration ?? clip.duration;
	lineages.slice(0, 1).forEach(lineage => checkMemory(loaded.workload(taskOf(lineage, toSeconds(duration))).peakBytes, totalmem()));
	const offset = model.take.offset - shownTake(clip).offset as Time;
	const change = desk.edit('addTakes', {
		clipId: clip.id, isShown: !request.keepBest,
		takes: lineages.map(lineage => ({ asset: isPicture ? pictureAsset(lineage, film) : soundAsset(lineage, duration), offset })),
	});
	const made = addedAssets(change);
	const jobs = made.map((asset, i) => desk.enqueue(
		isPicture ? 'generate' : 'soundtrack', `Take ${takesOf(clip).length + i + 1} of “${clip.name}”`,
		// The edit made one asset for each lineage, in order.
		{ assetId: asset.id, lineage: lineages[i] as Lineage, duration }, before,
	));
	const judged = [...takesOf(clip).map(take => take.assetId).filter(id => recordOf(before, 'asset', id)?.source.type === 'generated'), ...made.map(asset => asset.id)];
	const judge = request.keepBest ? desk.enqueueJudge(`Choose the best take of “${clip.name}”`, { clipId: clip.id, assetIds: judged, prompt: rewritten }) : null;
	return { jobIds: jobs.map(job => job.id), assetIds: made.map(asset => asset.id), judgeJobId: judge?.id ?? null };
};

