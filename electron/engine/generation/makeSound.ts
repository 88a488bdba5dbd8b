import type { TaskOf } from '../../shared/generation/tasks.ts';
import { generatedFile, makeMediaFolder, putInPlace, removeFiles } from './generatedFiles.ts';
import type { InferenceAnswer } from './inferenceProcess.ts';
import type { Making } from './makePicture.ts';
import { writeFloatWav } from './wavFile.ts';

/** Small raw pictures written to a file: what the sound model looks at. */
export type SmallPictures = { readonly path: string; readonly width: number; readonly height: number; readonly frames: number; readonly fps: number };

/** Share of the work that is looking at the picture; the rest is inference. */
const lookingShare = 0.3;

/**
 * Pictures (and words) → the wav file of an asset, exactly `samples` long. `look` writes the small pictures to the path it is given. Leaves nothing behind
 * when it fails or is cancelled.
 */
export const makeSound = async (
	{ prompt, durationSeconds, samples, sampling }: { prompt: string; durationSeconds: number; samples: number; sampling: TaskOf<'video-to-audio'>['sampling'] },
	making: Making,
	look: (path: string, report: (share: number) => void) => Promise<SmallPictures>,
): Promise<InferenceAnswer> => {
	const { inference, family, folder, precision, mediaFolder, assetId, signal, report } = making;
	await makeMediaFolder(mediaFolder);
	const path = generatedFile(mediaFolder, assetId, 'sound');
	const seen = `${path}.rgb.partial`;
	const raw = `${path}.f32.partial`;
	const partial = `${path}.partial`;
	try {
		report(0, 'looking at the picture');
		const pictures = await look(seen, share => report(lookingShare * share, 'looking at the picture'));
		const task = { task: 'video-to-audio', prompt, source: { path: seen, startSeconds: 0, durationSeconds }, sampling } as const;
		const answer = await inference.run({ family, folder, precision, task, pictures, outputPath: raw, roughPath: null }, {
			signal, onProgress: ({ step, steps, stage }) => report(lookingShare + (0.98 - lookingShare) * step / steps, stage),
		});
		if (answer.result.type !== 'sound' || answer.result.samples !== samples) {
			throw new Error(`The model gave ${answer.result.type === 'sound' ? `${answer.result.samples} samples` : 'a picture'} where ${samples} samples were asked for.`);
		}
		await writeFloatWav(raw, partial, answer.result);
		await putInPlace(partial, path);
		return answer;
	} finally {
		await removeFiles([seen, raw, partial]);
	}
};
