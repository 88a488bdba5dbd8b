import { join } from 'node:path';
import { sampleAt } from '../../shared/audio/mixPlan.ts';
import { featuresOver } from '../../shared/generation/filmFeatures.ts';
import { picturePulse, SoundPulse, syncOf } from '../../shared/generation/soundSync.ts';
import { zeroTime } from '../../shared/time/time.ts';
import { recordOf } from '../../shared/timeline/queries.ts';
import type { Project } from '../../shared/timeline/records.ts';
import { openSmallFilm } from '../../inference/rawFile.ts';
import { generatedFile, makeMediaFolder, removeFiles } from './generatedFiles.ts';
import type { TakeScore } from './judgeTakes.ts';
import { pictureOfInput, type PictureSources } from './lookedAt.ts';
import { leftSide, stereoOfRaw } from './rawSound.ts';
import { floatWavHeaderBytes } from './wavFile.ts';

type Judging = {
	readonly project: Project; readonly media: PictureSources; readonly mediaFolder: string;
	readonly signal: AbortSignal; readonly report: (progress: number, stage: string) => void;
};

/** Whether these assets are sounds that a model made. */
export const areSounds = (project: Project, assetIds: readonly string[]): boolean => assetIds.some((assetId) => {
	const asset = recordOf(project, 'asset', assetId);
	return asset?.source.type === 'generated' && asset.source.lineage.picture === null;
});

/** How well each of those takes that are there and ready follows the picture it was made for: takes of one clip look at the same. No model is asked; a sound has no quality here. */
export const judgeSounds = async (assetIds: readonly string[], { project, media, mediaFolder, signal, report }: Judging): Promise<readonly TakeScore[]> => {
	const ready = assetIds.flatMap(assetId => media.status(assetId)?.state === 'ready' ? recordOf(project, 'asset', assetId) ?? [] : []);
	const [first] = ready;
	if (first?.source.type !== 'generated') {
		return [];
	}
	await makeMediaFolder(mediaFolder);
	const seen = join(mediaFolder, `${first.id}.judged.partial`);
	try {
		const pictures = await pictureOfInput({ project, lineage: first.source.lineage, path: seen, media, signal, report: share => report(0.8 * share, 'looking at the picture') });
		const film = await openSmallFilm(pictures);
		const picture = await featuresOver(film, film.count).then(picturePulse).finally(() => film.close());
		const scores: TakeScore[] = [];
		for (const [done, asset] of ready.entries()) {
			report(0.8 + 0.2 * done / ready.length, `listening to take ${done + 1} of ${ready.length}`);
			const pulse = new SoundPulse();
			const channels = asset.audio[0]?.channels === 2 ? 2 : 1;
			for await (const block of stereoOfRaw(generatedFile(mediaFolder, asset.id, 'sound'), { channels, samples: sampleAt(asset.duration ?? zeroTime), start: floatWavHeaderBytes }).blocks()) {
				signal.throwIfAborted();
				pulse.add(leftSide(block));
			}
			scores.push({ assetId: asset.id, score: { alignment: syncOf(pulse.read(picture.length), picture), quality: 0 } });
		}
		return scores;
	} finally {
		await removeFiles([seen]);
	}
};
