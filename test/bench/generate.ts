import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { families } from '../../native-models/index.ts';
import { encodeFrames, enlargement } from '../../electron/engine/generation/encodeFrames.ts';
import { InferenceProcess, type InferenceRequest } from '../../electron/engine/generation/inferenceProcess.ts';
import { forkInference } from '../../electron/engine/generation/launchInference.ts';
import type { Precision } from '../../electron/shared/generation/modelFamily.ts';
import type { TaskLimits } from '../../electron/shared/generation/modelCard.ts';
import type { BenchTable } from './table.ts';

const root = join(import.meta.dirname, '..', '..');
const training = join(root, 'native-models', 'training');
const peerSchema = z.object({ video: z.number().optional(), sound: z.number().optional() });
type Peer = { readonly video?: number | undefined; readonly sound?: number | undefined };

/** Seconds that Python takes for the same work, or why there are none. `REELWRIGHT_PYTHON` names an interpreter with onnxruntime (and torch). */
const peer = async (kind: 'onnx' | 'torch', weights: string): Promise<Peer | string> => {
	const python = process.env['REELWRIGHT_PYTHON'] ?? 'python3';
	try {
		const { stdout } = await promisify(execFile)(python, [join(import.meta.dirname, 'generatePeer.py'), kind, weights, String(availableParallelism())], {
			env: { ...process.env, PYTHONPATH: [training, process.env['PYTHONPATH'] ?? ''].join(delimiter), PYTHONDONTWRITEBYTECODE: '1' }, timeout: 300_000,
		});
		return peerSchema.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
	} catch (error) {
		const problem = error instanceof Error ? error.message.trim().split('\n').at(-1) : String(error);
		return `${python} could not run the ${kind} peer: ${problem}`;
	}
};

const ratio = (theirs: number | undefined, ours: number): string => theirs === undefined ? '—' : `${(theirs / ours).toFixed(2)} ×`;
const theirs = (it: Peer | string, what: keyof Peer): number | undefined => typeof it === 'string' ? undefined : it[what];
const rounds = 2;

/**
 * P7: seconds the shipped models take for each second of picture and sound, on the processor with the card's own steps and guidance, against the same graphs in
 * onnxruntime for Python and networks of the same shape in eager PyTorch. Best of two, process and weights warm; peers run alone before and the work is a single window.
 */
export const benchGenerate = async (): Promise<BenchTable[]> => {
	const [family] = families;
	if (!family) {
		throw new Error('No model family ships.');
	}
	const weights = process.env['REELWRIGHT_MODEL_FOLDER'] ?? family.folder;
	const loaded = await family.load(weights);
	const [videoLimits, soundLimits] = [loaded.card.tasks['text-to-video'], loaded.card.tasks['video-to-audio']];
	const size = videoLimits?.sizes[0];
	if (!videoLimits || !soundLimits || !size) {
		throw new Error('The family makes no picture or no sound.');
	}
	const folder = mkdtempSync(join(tmpdir(), 'reelwright-bench-'));
	const output = join(folder, 'out.raw');
	const fps = videoLimits.fps ?? 16;
	const { signal } = new AbortController();
	const samplingOf = ({ defaults: { steps, guidance } }: TaskLimits) => ({ steps, guidance, seed: 7 });
	const clip = (seconds: number, precision: Precision): InferenceRequest => ({
		family: family.id, folder: weights, precision, pictures: null, outputPath: output, roughPath: null,
		task: { task: 'text-to-video', prompt: 'the sea at sunset', picture: { width: size.width, height: size.height, frames: Math.round(seconds * fps), fps }, sampling: samplingOf(videoLimits) },
	});
	const pictures = { path: join(folder, 'pictures.rgb'), width: 64, height: 36, frames: 500, fps: 25 };
	writeFileSync(pictures.path, new Uint8Array(64 * 36 * 3 * 500));
	const sound = (seconds: number, precision: Precision): InferenceRequest => ({
		family: family.id, folder: weights, precision, pictures, outputPath: output, roughPath: null,
		task: { task: 'video-to-audio', prompt: '', source: { path: pictures.path, startSeconds: 0, durationSeconds: seconds }, sampling: samplingOf(soundLimits) },
	});
	const enhanced = (width: number, height: number, factor: 2 | 4): InferenceRequest => {
		const film = { path: join(folder, `${width}x${height}.rgb`), width, height, frames: Math.round(fps), fps };
		// Slopes: an even picture could be cheaper to add up.
		writeFileSync(film.path, Uint8Array.from({ length: width * height * 3 * film.frames }, (_, i) => (i * 7 + Math.floor(i / width)) % 251));
		return {
			family: family.id, folder: weights, precision: 'fp32', pictures: film, outputPath: output, roughPath: null,
			task: { task: 'upscale-video', picture: { width, height, frames: film.frames, fps }, factor },
		};
	};
	const onnx = await peer('onnx', weights);
	const torch = await peer('torch', weights);
	const notes = [onnx, torch].filter(it => typeof it === 'string');

	const rows: (string | number)[][] = [];
	const measure = async (name: string, seconds: number, request: InferenceRequest, what: keyof Peer | null): Promise<void> => {
		// A process of its own, so that the peak of memory is this work's.
		const inference = new InferenceProcess({ launch: forkInference });
		const cold = await inference.run(request, { signal });
		let best = Infinity;
		let peak = cold.peakBytes;
		for (let round = 0; round < rounds; round++) {
			const { samplingSeconds, peakBytes } = await inference.run(request, { signal });
			best = Math.min(best, samplingSeconds);
			peak = Math.max(peak, peakBytes);
		}
		let encodeSeconds: number | null = null;
		if (request.task.task === 'text-to-video') {
			const startedAt = performance.now();
			const { width, height } = request.task.picture;
			await encodeFrames({ path: output, ...request.task.picture }, { width: width * enlargement, height: height * enlargement }, join(folder, 'out.mp4'), { signal, onShare: () => undefined });
			encodeSeconds = (performance.now() - startedAt) / 1000;
		}
		await inference.dispose();
		rows.push([
			name, best, best / seconds, cold.totalSeconds, encodeSeconds ?? '—', Math.round(peak / 1e6),
			what ? ratio(theirs(onnx, what), best) : '—', what ? ratio(theirs(torch, what), best) : '—',
		]);
	};
	const window = 5;
	for (const precision of loaded.precisions('text-to-video')) {
		await measure(`picture ${size.label}, 1 s, ${precision}`, 1, clip(1, precision), precision === 'fp32' && fps === 16 ? 'video' : null);
	}
	await measure(`picture ${size.label}, 4 s, fp32`, 4, clip(4, 'fp32'), null);
	if (loaded.card.tasks['upscale-video']) {
		await measure('enhanced to 256×144, 1 s', 1, enhanced(128, 72, 2), null);
		await measure('enhanced from 480×270 to 1920×1080, 1 s', 1, enhanced(480, 270, 4), null);
	}
	for (const precision of loaded.precisions('video-to-audio')) {
		await measure(`sound, ${window} s, ${precision}`, window, sound(window, precision), precision === 'fp32' ? 'sound' : null);
	}
	await measure('sound, 20 s, fp32', 20, sound(20, 'fp32'), null);
	rmSync(folder, { recursive: true });
	return [{
		title: `Generation with ${loaded.card.name} ${loaded.card.version}, ${availableParallelism()} threads`,
		columns: ['work', 'seconds', 'seconds per second', 'first run, with loading', 'encoding', 'peak MB', 'against onnxruntime in Python', 'against eager PyTorch'],
		rows, notes: ['Ratios above 1 mean that Reelwright is faster. Without encoding; pictures at the model’s own size, enhancing beside it.', ...notes],
	}];
};
