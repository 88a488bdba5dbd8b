import { join } from 'node:path';
import type { Task } from '../../shared/generation/tasks.ts';
import { encodeFrames, enlargement, makeRoughSheet, type RawFrames } from './encodeFrames.ts';
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

export type PictureMaking = {
	readonly task: Task;
	/** Draws what the model looks at into a file of raw frames; null for tasks from words alone. */
	readonly look: ((path: string, report: (share: number) => void) => Promise<RawFrames>) | null;
	/** Size of the film; default: the result enlarged, so that halving the colour's resolution costs nothing. */
	readonly size?: { readonly width: number; readonly height: number };
	/** Makes the film of what the model saw and what it made, in place of encoding the latter. `scratch` begins the paths of temporary files. */
	readonly finish?: (made: { readonly seen: RawFrames; readonly changed: RawFrames; readonly scratch: string; readonly output: string; readonly signal: AbortSignal; readonly onShare: (share: number) => void }) => Promise<void>;
	readonly onRough: (rough: { version: number; frames: number }) => void;
};

/** Shares of the work: drawing what is looked at (where something is), inference, and the rest encoding. */
const lookingShare = 0.1;
const encodingShare = 0.08;
/** Where the film is more than the result encoded. */
const finishingShare = 0.5;

/** A task → the mp4 file of an asset. Leaves nothing behind when it fails or is cancelled. */
export const makePicture = async ({ task, look, size, finish, onRough }: PictureMaking, making: Making): Promise<InferenceAnswer> => {
	const { inference, family, folder, precision, mediaFolder, assetId, signal, report } = making;
	await makeMediaFolder(mediaFolder);
	const path = generatedFile(mediaFolder, assetId, 'picture');
	const seen = `${path}.seen.partial`;
	const raw = `${path}.rgb.partial`;
	const partial = `${path}.partial`;
	const rough = roughFileOf(mediaFolder, assetId);
	const roughRaw = `${rough}.rgb`;
	let sheets: Promise<unknown> = Promise.resolve();
	const leftovers = [seen, raw, partial, rough, `${rough}.partial`];
	const begun = look ? lookingShare : 0;
	const lastShare = finish ? finishingShare : encodingShare;
	const inferenceShare = 1 - lastShare - begun;
	try {
		if (look) {
			report(0, 'looking at the picture');
		}
		const pictures = look ? await look(seen, share => report(begun * share, 'looking at the picture')) : null;
		const answer = await inference.run({ family, folder, precision, task, pictures, outputPath: raw, roughPath: roughRaw }, {
			signal,
			onProgress: ({ step, steps, stage }) => report(begun + inferenceShare * step / steps, stage),
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
		const { result } = answer;
		if (result.type !== 'picture') {
			throw new Error('The model gave no picture where one was asked for.');
		}
		const filmSize = size ?? { width: result.width * enlargement, height: result.height * enlargement };
		const onShare = (share: number): void => report(1 - lastShare * (1 - share), finish ? 'carrying the change to the footage' : 'encoding');
		const changed = { path: raw, ...result };
		const finishedFrom = performance.now();
		await (finish && pictures ? finish({ seen: pictures, changed, scratch: path, output: partial, signal, onShare }) : encodeFrames(changed, filmSize, partial, { signal, onShare }));
		await putInPlace(partial, path);
		// Finishing is a part of the work that grows with the clip as looking does, so what a run will take is learnt with it.
		return finish ? { ...answer, samplingSeconds: answer.samplingSeconds + (performance.now() - finishedFrom) / 1000 } : answer;
	} finally {
		await sheets;
		await removeFiles(leftovers);
	}
};
