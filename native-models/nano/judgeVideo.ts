import { CallFailed } from '../../electron/shared/contract/failure.ts';
import type { FamilyResult, FamilyRuntime } from '../../electron/shared/generation/modelFamily.ts';
import type { TaskOf } from '../../electron/shared/generation/tasks.ts';
import { paddedIds, saidAndQuoted, tokenise } from '../../electron/shared/generation/tokenise.ts';
import type { VideoData } from './dataFiles.ts';
import { videoFile } from './videoPlan.ts';

/** What the judge looks at: every second of sixteen frames of this size. */
export const judged = { width: 64, height: 40, frames: 16, stride: 2 } as const;
/** A long clip is looked at in so many places at most. */
const mostLooks = 4;

/** First frames of the stretches looked at, evenly spread from the first to the last that fits. */
export const judgedStarts = (count: number): readonly number[] => {
	const last = Math.max(0, count - judged.frames);
	const looks = Math.max(1, Math.min(mostLooks, Math.ceil(count / judged.frames)));
	return Array.from({ length: looks }, (_, i) => looks === 1 ? Math.floor(last / 2) : Math.round(i * last / (looks - 1)));
};

/** Every second frame from `start` on as [8 frames · 3 colours, rows, columns] in −1…1; the last frame is held where the clip is shorter. */
const judgedFrames = (pixels: Uint8Array, count: number): Float32Array => {
	const plane = judged.width * judged.height;
	const out = new Float32Array(judged.frames / judged.stride * 3 * plane);
	for (let i = 0; i < out.length; i++) {
		const channel = Math.floor(i / plane);
		const frame = Math.min(count - 1, Math.floor(channel / 3) * judged.stride);
		out[i] = (pixels[(frame * plane + i % plane) * 3 + channel % 3] as number) / 127.5 - 1;
	}
	return out;
};

/** How well a clip fits its words and how good a shot it is, by a judge trained on renders: the mean over a few places. */
export const judgeVideo = async (task: TaskOf<'judge-video'>, data: VideoData, vocabulary: ReadonlyMap<string, number>, runtime: FamilyRuntime): Promise<FamilyResult> => {
	const film = runtime.pictures;
	if (film?.width !== judged.width || film.height !== judged.height) {
		throw new Error(`The judge looks at pictures of ${judged.width}×${judged.height}.`);
	}
	const session = await runtime.open(videoFile(data, 'judge', runtime));
	// The judge does not read: what is quoted is no word of the scene.
	const words = paddedIds([tokenise(saidAndQuoted(task.prompt).said, vocabulary, data.maxWords)], data.maxWords);
	const starts = judgedStarts(film.count);
	const sums = { alignment: 0, quality: 0 };
	for (const [done, start] of starts.entries()) {
		if (runtime.signal.aborted) {
			throw new CallFailed({ kind: 'cancelled' });
		}
		const count = Math.min(judged.frames, film.count - start);
		const { alignment, quality } = await session.run({
			frames: { type: 'float32', data: judgedFrames(await film.read(start, count), count), shape: [1, 24, judged.height, judged.width] },
			words: { type: 'int64', data: words, shape: [1, data.maxWords] },
		});
		sums.alignment += alignment?.data[0] ?? Number.NaN;
		sums.quality += quality?.data[0] ?? Number.NaN;
		runtime.report({ step: done + 1, steps: starts.length, stage: 'judging' });
	}
	const scores = { alignment: sums.alignment / starts.length, quality: sums.quality / starts.length };
	if (!Number.isFinite(scores.alignment) || !Number.isFinite(scores.quality)) {
		throw new Error('The judge gave no opinion.');
	}
	return { type: 'scores', ...scores };
};
