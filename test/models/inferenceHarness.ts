import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { families } from '../../native-models/index.ts';
import { InferenceProcess, type InferenceProcessOptions, type InferenceRequest } from '../../electron/engine/generation/inferenceProcess.ts';
import { forkInference } from '../../electron/engine/generation/launchInference.ts';

const [nano] = families;
if (!nano) {
	throw new Error('No model family ships.');
}

/** The weights under test: those that ship, unless `REELWRIGHT_MODEL_FOLDER` names others of the same family. */
export const modelFolder = process.env['REELWRIGHT_MODEL_FOLDER'] ?? nano.folder;

/** The family under test, read from its data files. */
export const loadedFamily = await nano.load(modelFolder);

/** A folder of the test's own, and the function that removes it. */
export const testFolder = (): { folder: string; remove: () => void } => {
	const folder = mkdtempSync(join(tmpdir(), 'reelwright-models-'));
	return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/** A real inference process. */
export const startInference = (options: Partial<InferenceProcessOptions> = {}): InferenceProcess => new InferenceProcess({ launch: forkInference, ...options });

/** A request for a short landscape clip. */
export const clipRequest = (outputPath: string, wishes: { seed?: number; frames?: number; steps?: number; guidance?: number; folder?: string; prompt?: string } = {}): InferenceRequest => {
	const limits = loadedFamily.card.tasks['text-to-video'];
	const size = limits?.sizes[0];
	if (!limits || !size) {
		throw new Error('The family makes no video.');
	}
	return {
		family: 'nano', folder: wishes.folder ?? modelFolder, precision: 'fp32', pictures: null, outputPath, roughPath: null,
		task: {
			task: 'text-to-video', prompt: wishes.prompt ?? 'the sea at sunset',
			picture: { width: size.width, height: size.height, frames: wishes.frames ?? 16, fps: limits.fps ?? 16 },
			sampling: { steps: wishes.steps ?? 4, guidance: wishes.guidance ?? 3.5, seed: wishes.seed ?? 7 },
		},
	};
};

/** Waits until `condition` holds; fails after `limitMs`. */
export const until = async (condition: () => boolean, limitMs = 20_000): Promise<void> => {
	const end = Date.now() + limitMs;
	while (!condition()) {
		if (Date.now() > end) {
			throw new Error('It never happened.');
		}
		await new Promise(resolve => setTimeout(resolve, 10));
	}
};

/** Whether a process is alive (a zombie is not). */
export const isAlive = (pid: number): boolean => {
	if (process.platform === 'linux' && !existsSync(`/proc/${pid}`)) {
		return false;
	}
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
};
