import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runFfmpeg, type FfmpegOptions, type FfmpegResult } from '../media/ffmpeg.ts';
import type { GraphFile } from './effects/graphFile.ts';
import { writingFailed } from './exportTarget.ts';

/**
 * Runs ffmpeg in a folder of its own that holds the files its graph reads, so that a filter names them by plain names and no path ever enters a graph. The folder goes away afterwards.
 * All other paths in `args` must be absolute. Fails like `runFfmpeg`, or with `disk-full` or `cannot-write` for the folder.
 */
export const runGraph = async (files: readonly GraphFile[], args: readonly string[], options: FfmpegOptions): Promise<FfmpegResult> => {
	if (files.length === 0) {
		return runFfmpeg(args, options);
	}
	const folder = await mkdtemp(join(tmpdir(), 'reelwright-graph-'));
	try {
		for (const { name, bytes } of files) {
			await writeFile(join(folder, name), bytes()).catch((error: unknown) => {
				throw writingFailed(error, folder);
			});
		}
		return await runFfmpeg(args, { ...options, cwd: folder });
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
};
