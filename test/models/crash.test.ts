import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { CallFailed, type Failure } from '../../electron/shared/contract/failure.ts';
import type { InferenceProcess } from '../../electron/engine/generation/inferenceProcess.ts';
import { clipRequest, isAlive, startInference, testFolder, until } from './inferenceHarness.ts';

const { folder, remove } = testFolder();
afterAll(remove);
const output = join(folder, 'out.raw');
const started: InferenceProcess[] = [];
const start = (options: Parameters<typeof startInference>[0] = {}): InferenceProcess => {
	const inference = startInference(options);
	started.push(inference);
	return inference;
};
afterEach(async () => {
	await Promise.all(started.splice(0).map(inference => inference.dispose()));
});
const failureOf = (work: Promise<unknown>): Promise<Failure | null> =>
	work.then(() => null, (error: unknown) => error instanceof CallFailed ? error.failure : Promise.reject(error));
const never = new AbortController().signal;
const many = { steps: 400, frames: 64 };

describe('cancelling', () => {
	test('stops between two steps, and the process goes on to the next request', async () => {
		const inference = start();
		const controller = new AbortController();
		let steps = 0;
		const run = failureOf(inference.run(clipRequest(output, many), { signal: controller.signal, onProgress: ({ step }) => steps = step }));
		await until(() => steps >= 2);
		const { pid } = inference;
		const askedAt = performance.now();
		controller.abort();
		expect(await run).toEqual({ kind: 'cancelled' });
		expect(performance.now() - askedAt).toBeLessThan(5000);
		expect(steps).toBeLessThan(many.steps);
		expect((await inference.run(clipRequest(output), { signal: never })).result.type).toBe('picture');
		expect(inference.pid).toBe(pid);
	});
	test('before it begins costs nothing', async () => {
		const inference = start();
		const controller = new AbortController();
		controller.abort();
		expect(await failureOf(inference.run(clipRequest(output), { signal: controller.signal }))).toEqual({ kind: 'cancelled' });
		expect(inference.pid).toBeNull();
	});
	test('a process that does not listen is ended', async () => {
		const inference = start({ cancelGraceMs: 0 });
		const controller = new AbortController();
		let steps = 0;
		const run = failureOf(inference.run(clipRequest(output, many), { signal: controller.signal, onProgress: ({ step }) => steps = step }));
		await until(() => steps >= 1);
		const pid = inference.pid ?? 0;
		process.kill(pid, 'SIGSTOP');
		controller.abort();
		expect(await run).toEqual({ kind: 'cancelled' });
		await until(() => !isAlive(pid));
	});
});

describe('kill -9 in the middle of a run', () => {
	test('once costs a retry: the same bits come in the end', async () => {
		const inference = start();
		const calm = await inference.run(clipRequest(output, { steps: 40 }), { signal: never });
		let steps = 0;
		const pids = new Set<number | null>();
		const run = inference.run(clipRequest(output, { steps: 40 }), { signal: never, onProgress: ({ step }) => {
			steps = step;
			pids.add(inference.pid);
		} });
		await until(() => steps >= 2);
		process.kill(inference.pid ?? 0, 'SIGKILL');
		expect((await run).sha256).toBe(calm.sha256);
		expect(pids.size).toBe(2);
	});
	test('each time is said with the number of times, and the next request starts afresh', async () => {
		const inference = start();
		let kills = 0;
		let killed: number | null = null;
		const run = failureOf(inference.run(clipRequest(output, many), { signal: never, onProgress: () => {
			if (inference.pid !== null && inference.pid !== killed) {
				killed = inference.pid;
				kills += 1;
				process.kill(inference.pid, 'SIGKILL');
			}
		} }));
		expect(await run).toEqual({ kind: 'inference-crashed', times: 2 });
		expect(kills).toBe(2);
		expect((await inference.run(clipRequest(output), { signal: never })).result.type).toBe('picture');
	});
});

test('a process nobody needs is ended, and started again when somebody does', async () => {
	const inference = start({ idleMs: 50 });
	await inference.run(clipRequest(output), { signal: never });
	const { pid } = inference;
	expect(pid).not.toBeNull();
	await until(() => inference.pid === null && !isAlive(pid ?? 0));
	expect((await inference.run(clipRequest(output), { signal: never })).result.type).toBe('picture');
});
test('requests take turns', async () => {
	const inference = start();
	const other = join(folder, 'other.raw');
	const [a, b] = await Promise.all([inference.run(clipRequest(output), { signal: never }), inference.run(clipRequest(other), { signal: never })]);
	expect(a.sha256).toBe(b.sha256);
});
