import { join } from 'node:path';
import { z } from 'zod';
import { zeroTime } from '../../shared/time/time.ts';
import { recordOf } from '../../shared/timeline/queries.ts';
import type { Project } from '../../shared/timeline/records.ts';
import { renderPictures } from '../export/renderPictures.ts';
import { makeMediaFolder, removeFiles } from './generatedFiles.ts';
import { filmOfAsset, type PictureSources } from './lookedAt.ts';
import type { Making } from './makePicture.ts';

/** What the judge looks at. */
const judged = { width: 64, height: 40, fps: 16 } as const;

export const judgeRequestSchema = z.object({ clipId: z.string(), assetIds: z.array(z.string()), prompt: z.string() });

export type TakeScore = { readonly assetId: string; readonly score: { readonly alignment: number; readonly quality: number } };

/** A judge's opinion of those takes that are there and ready; the others are passed over. */
export const judgeTakes = async (
	{ assetIds, prompt }: z.output<typeof judgeRequestSchema>,
	{ project, media, making }: { project: Project; media: PictureSources; making: Omit<Making, 'assetId'> },
): Promise<readonly TakeScore[]> => {
	const { inference, family, folder, precision, mediaFolder, signal, report } = making;
	await makeMediaFolder(mediaFolder);
	const ready = assetIds.flatMap(assetId => media.status(assetId)?.state === 'ready' ? recordOf(project, 'asset', assetId) ?? [] : []);
	const scores: TakeScore[] = [];
	for (const [done, asset] of ready.entries()) {
		report(done / ready.length, `judging take ${done + 1} of ${ready.length}`);
		const path = join(mediaFolder, `${asset.id}.judged.partial`);
		const output = `${path}.out`;
		try {
			const rate = { numerator: judged.fps, denominator: 1 };
			const film = filmOfAsset(project, { assetId: asset.id, start: zeroTime, end: asset.duration ?? zeroTime }, rate);
			const frames = await renderPictures({ ...film, ...judged, rate, sources: media, path, signal, report: () => undefined });
			const { result } = await inference.run({
				family, folder, precision, outputPath: output, roughPath: null, task: { task: 'judge-video', prompt }, pictures: { path, ...judged, frames },
			}, { signal });
			if (result.type !== 'scores') {
				throw new Error('The judge gave no opinion.');
			}
			scores.push({ assetId: asset.id, score: { alignment: result.alignment, quality: result.quality } });
		} finally {
			await removeFiles([path, output]);
		}
	}
	return scores;
};
