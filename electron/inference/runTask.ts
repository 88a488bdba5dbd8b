import { writeFile } from 'node:fs/promises';
import type { z } from 'zod';
import { CallFailed } from '../shared/contract/failure.ts';
import type { Emit } from '../shared/contract/rpc.ts';
import type { InferenceContract } from '../shared/generation/inferenceContract.ts';
import type { LoadedFamily, ModelFamily, RgbFrames } from '../shared/generation/modelFamily.ts';
import { createRawFile, openSmallFilm } from './rawFile.ts';
import type { Sessions } from './sessions.ts';

type RunCall = InferenceContract['calls']['inference.run'];
export type RunRequest = z.output<RunCall['input']>;
export type RunAnswer = z.input<RunCall['output']>;

/** Rough pictures cost time of their own, so there is at most one in so many seconds, and none in runs that end sooner. `REELWRIGHT_ROUGH_SECONDS` sets another interval. */
const roughEverySeconds = Number(process.env['REELWRIGHT_ROUGH_SECONDS'] ?? 2);

/** Runs one task of one family, writing the raw result as it comes. Knows tasks and files, never what a model is made of. */
export const runTask = async (
	request: RunRequest, { families, sessions, signal, emit }: { families: readonly ModelFamily[]; sessions: Sessions; signal: AbortSignal; emit: Emit<InferenceContract> },
): Promise<RunAnswer> => {
	const startedAt = performance.now();
	const family = families.find(({ id }) => id === request.family);
	if (!family) {
		throw new CallFailed({ kind: 'invalid-request', problem: `There is no model family named ${request.family}.` });
	}
	const folder = request.folder ?? family.folder;
	const loaded: LoadedFamily = await family.load(folder);
	const pictures = request.pictures && await openSmallFilm(request.pictures);
	const output = await createRawFile(request.outputPath);
	let openingMs = 0;
	try {
		const result = await loaded.run(request.task, {
			precision: request.precision, signal, pictures,
			open: async (file) => {
				const before = performance.now();
				const session = await sessions.open(loaded.card.name, folder, file);
				openingMs += performance.now() - before;
				return session;
			},
			report: progress => emit('inference.progress', { runId: request.runId, ...progress }),
			write: output.write,
			rough: roughWriter(request, emit),
		});
		const { sha256, sizeBytes } = await output.finish();
		const totalSeconds = (performance.now() - startedAt) / 1000;
		return {
			result, sha256, sizeBytes, totalSeconds, samplingSeconds: totalSeconds - openingMs / 1000,
			peakBytes: process.resourceUsage().maxRSS * 1024, device: sessions.device,
		};
	} catch (error) {
		await output.abandon();
		throw error;
	} finally {
		await pictures?.close();
	}
};

const roughWriter = ({ roughPath, runId }: RunRequest, emit: Emit<InferenceContract>) => {
	let version = 0;
	let lastAt = performance.now();
	return {
		isDue: () => roughPath !== null && performance.now() - lastAt >= roughEverySeconds * 1000,
		show: async ({ width, height, count, pixels }: RgbFrames) => {
			lastAt = performance.now();
			version += 1;
			const path = `${roughPath}.${version}`;
			// A rough picture is a comfort: a full disk must not end the run that makes the fine one.
			const isWritten = await writeFile(path, pixels).then(() => true, () => false);
			if (isWritten) {
				emit('inference.rough', { runId, version, path, width, height, frames: count });
			}
		},
	};
};
