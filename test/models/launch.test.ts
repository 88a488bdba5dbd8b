import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { forkInference, launchThroughMain, type ParentPort, type RunningInference } from '../../electron/engine/generation/launchInference.ts';
import type { InferenceRough } from '../../electron/engine/generation/inferenceProcess.ts';
import { clipRequest, startInference, testFolder } from './inferenceHarness.ts';

const { folder, remove } = testFolder();
afterAll(remove);
const output = join(folder, 'out.raw');
const { signal } = new AbortController();

/** Does for the engine what the desktop's main process does: starts inference processes and passes messages on. */
const mainProcess = (): { port: ParentPort; started: Map<number, RunningInference> } => {
	const listeners = new Set<(event: { data: unknown }) => void>();
	const started = new Map<number, RunningInference>();
	const say = (data: unknown): void => listeners.forEach(listener => listener({ data }));
	const port: ParentPort = {
		on: (_, listener) => void listeners.add(listener),
		postMessage: (raw) => {
			const message = raw as { type: string; id: number; message?: unknown };
			if (message.type === 'start-inference') {
				const inference = forkInference({});
				started.set(message.id, inference);
				inference.port.onMessage(said => say({ type: 'inference-message', id: message.id, message: said }));
				inference.port.onClose(() => say({ type: 'inference-ended', id: message.id }));
			} else if (message.type === 'inference-message') {
				started.get(message.id)?.port.send(message.message);
			} else if (message.type === 'kill-inference') {
				started.get(message.id)?.kill();
			}
		},
	};
	return { port, started };
};

describe('through the desktop’s main process', () => {
	test('a clip is made, and a crash costs a retry as anywhere', async () => {
		const { port, started } = mainProcess();
		const inference = startInference({ launch: launchThroughMain(port) });
		const first = await inference.run(clipRequest(output), { signal });
		let isKilled = false;
		const second = await inference.run(clipRequest(output), { signal, onProgress: () => {
			if (!isKilled) {
				isKilled = true;
				[...started.values()].at(-1)?.kill();
			}
		} });
		expect(second.sha256).toBe(first.sha256);
		expect(started.size).toBe(2);
		await inference.dispose();
	});
});

describe('the device', () => {
	test('is the processor unless something else was asked for', async () => {
		const inference = startInference();
		expect(await inference.info()).toMatchObject({ device: 'cpu', fallback: null });
		await inference.dispose();
	});
	test.each(process.platform === 'win32' ? ['coreml', 'abacus'] : ['dml', 'abacus'])('%s, which is not here, falls back to the processor with a word, and works', async (device) => {
		const inference = startInference({ environment: { REELWRIGHT_DEVICE: device } });
		const info = await inference.info();
		expect(info.device).toBe('cpu');
		expect(info.fallback).toContain('models run on the processor');
		expect((await inference.run(clipRequest(output), { signal })).device).toBe('cpu');
		await inference.dispose();
	});
	test('one that may be here is used, or its failure is told', async () => {
		const inference = startInference({ environment: { REELWRIGHT_DEVICE: 'cuda' } });
		const info = await inference.info();
		expect(info.device === 'cuda' ? info.fallback === null : (info.fallback?.length ?? 0) > 20).toBe(true);
		await inference.dispose();
	});
});

describe('rough pictures', () => {
	test('come while the run goes on, hold whole frames, and do not change the result', async () => {
		const plain = startInference();
		const exact = await plain.run(clipRequest(output, { steps: 6, frames: 32 }), { signal });
		await plain.dispose();
		const inference = startInference({ environment: { REELWRIGHT_ROUGH_SECONDS: '0' } });
		const roughs: InferenceRough[] = [];
		const sizes: number[] = [];
		const run = await inference.run({ ...clipRequest(output, { steps: 6, frames: 32 }), roughPath: join(folder, 'rough.rgb') }, { signal, onRough: (rough) => {
			roughs.push(rough);
			sizes.push(readFileSync(rough.path).length);
		} });
		await inference.dispose();
		expect(run.sha256).toBe(exact.sha256);
		expect(roughs.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
		expect(sizes).toEqual(roughs.map(({ width, height, frames }) => width * height * 3 * frames));
	});
});
