import { join } from 'node:path';
import type { TaskOf } from '../../shared/generation/tasks.ts';
import { encodeFrames, makeRoughSheet } from './encodeFrames.ts';
import { generatedFile, makeMediaFolder, putInPlace, removeFiles } from './generatedFiles.ts';
import type { InferenceAnswer, InferenceProcess } from './inferenceProcess.ts';
import type { Precision } from '../../shared/generation/modelFamily.ts';

/** Where a rough picture sheet of a running generation lies. */
export const roughFileOf = (mediaFolder: string, assetId: string): string => join(mediaFolder, `${assetId}.rough.jpg`);

export type Making = {
	readonly inference: InferenceProcess; readonly family: string; readonly folder: string | null; readonly precision: Precision;
	readonly mediaFolder: string; readonly assetId: string;
	readonly signal: AbortSignal;
	readonly report: (progress: number | null, stage: string) => void;
};

/** Share of the work that is inference; the rest is encoding. */
const inferenceShare = 0.92;

/** Words → the mp4 file of an asset. Leaves nothing behind when it fails or is cancelled. */
export const makePicture = async (
	task: TaskOf<'text-to-video'>, making: Making, onRough: (rough: { version: number; frames: number }) => void,
): Promise<InferenceAnswer> => {
	const { inference, family, folder, precision, mediaFolder, assetId, signal, report } = making;
	await makeMediaFolder(mediaFolder);
	const path = generatedFile(mediaFolder, assetId, 'picture');
	const raw = `${path}.rgb.partial`;
	const partial = `${path}.partial`;
	const rough = roughFileOf(mediaFolder, assetId);
	const roughRaw = `${rough}.rgb`;
	let sheets: Promise<unknown> = Promise.resolve();
	const leftovers = [raw, partial, rough, `${rough}.partial`];
	try {
		const answer = await inference.run({ family, folder, precision, task, pictures: null, outputPath: raw, roughPath: roughRaw }, {
			signal,
			onProgress: ({ step, steps, stage }) => report(inferenceShare * step / steps, stage),
			onRough: ({ path: roughPath, version, width, height, frames }) => {
				leftovers.push(roughPath);
				// In order, and a sheet that fails is only a sheet.
				const before = sheets;
				const show = async (): Promise<void> => {
					await before;
					await makeRoughSheet({ path: roughPath, width, height, frames, fps: 1 }, `${rough}.partial`, signal);
					await putInPlace(`${rough}.partial`, rough);
					onRough({ version, frames });
				};
				sheets = show().catch(() => undefined);
			},
		});
		if (answer.result.type !== 'picture') {
			throw new Error('The model gave sound where a picture was asked for.');
		}
		await encodeFrames({ path: raw, ...answer.result }, partial, { signal, onShare: share => report(inferenceShare + (1 - inferenceShare) * share, 'encoding') });
		await putInPlace(partial, path);
		return answer;
	} finally {
		await sheets;
		await removeFiles(leftovers);
	}
};
