import { finishFor } from '../../shared/audio/finishFor.ts';
import type { Finish } from '../../shared/audio/finishedSound.ts';
import { loudnessOfStem, mostStemGain } from '../../shared/generation/stemLoudness.ts';
import type { Stem, TaskOf } from '../../shared/generation/tasks.ts';
import { generatedFile, makeMediaFolder, putInPlace, removeFiles } from './generatedFiles.ts';
import type { InferenceAnswer } from './inferenceProcess.ts';
import type { Making } from './makePicture.ts';
import { stereoOfRaw } from './rawSound.ts';
import { writeFloatWav, type RawFormat } from './wavFile.ts';

/** Small raw pictures written to a file: what the sound model looks at. */
export type SmallPictures = { readonly path: string; readonly width: number; readonly height: number; readonly frames: number; readonly fps: number };

/** Share of the work that is looking at the picture; the rest is inference. */
const lookingShare = 0.3;
/** From here on the sound is measured and brought to its level. */
const levellingFrom = 0.93;

/**
 * Pictures, words or both → the wav file of an asset, exactly `samples` long and as loud as its stem shall be. `look` writes the small pictures to the path it is given; null for sound from words alone.
 * Leaves nothing behind when it fails or is cancelled.
 */
export const makeSound = async (
	{ task, samples }: { task: TaskOf<'video-to-audio' | 'text-to-audio'>; samples: number },
	making: Making,
	look: ((path: string, report: (share: number) => void) => Promise<SmallPictures>) | null,
): Promise<InferenceAnswer> => {
	const { inference, family, folder, precision, mediaFolder, assetId, signal, report } = making;
	await makeMediaFolder(mediaFolder);
	const path = generatedFile(mediaFolder, assetId, 'sound');
	const seen = `${path}.rgb.partial`;
	const raw = `${path}.f32.partial`;
	const partial = `${path}.partial`;
	const begun = look ? lookingShare : 0;
	try {
		const pictures = look && await looking(look, seen, report);
		const asked = task.task === 'video-to-audio' ? { ...task, source: { ...task.source, path: seen } } : task;
		const answer = await inference.run({ family, folder, precision, task: asked, pictures, outputPath: raw, roughPath: null }, {
			signal, onProgress: ({ step, steps, stage }) => report(begun + (levellingFrom - begun) * step / steps, stage),
		});
		if (answer.result.type !== 'sound' || answer.result.samples !== samples) {
			throw new Error(`The model gave ${answer.result.type === 'sound' ? `${answer.result.samples} samples` : 'a picture'} where ${samples} samples were asked for.`);
		}
		await writeFloatWav(raw, partial, answer.result, await levelOf(raw, answer.result, task.stem, making));
		await putInPlace(partial, path);
		return answer;
	} finally {
		await removeFiles([seen, raw, partial]);
	}
};

/** What brings a stem to its loudness. Sound that our meter does not know (another rate, more than two sides) stays as it is. */
const levelOf = (raw: string, { sampleRate, channels, samples }: RawFormat, stem: Stem | undefined, { signal, report }: Pick<Making, 'signal' | 'report'>): Promise<Finish | null> =>
	sampleRate === 48_000 && (channels === 1 || channels === 2)
		? finishFor(stereoOfRaw(raw, { channels, samples }), { signal, report: share => report(levellingFrom + (1 - levellingFrom) * share, 'setting the level') }, loudnessOfStem(stem), mostStemGain)
		: Promise.resolve(null);

const looking = (look: (path: string, report: (share: number) => void) => Promise<SmallPictures>, path: string, report: Making['report']): Promise<SmallPictures> => {
	report(0, 'looking at the picture');
	return look(path, share => report(lookingShare * share, 'looking at the picture'));
};
