import { expect, test } from 'vitest';
import type { Job } from '../../shared/jobs/job.ts';
import { CallFailed } from '../../shared/contract/failure.ts';
import { JobQueue, type JobStore } from './jobQueue.ts';

const memoryStore = (jobs: Job[] = []): JobStore & { saved: Map<string, Job> } => {
	const saved = new Map(jobs.map(job => [job.id, job]));
	return { saved, saveJob: job => void saved.set(job.id, job), jobs: () => [...saved.values()], forgetJob: id => void saved.delete(id) };
};
const untilAborted = (signal: AbortSignal) => new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true }));

test('a job runs, reports and ends as done', async () => {
	const seen: Job[] = [];
	const queue = new JobQueue({ store: memoryStore(), emit: job => seen.push(job) });
	queue.register('export', async (request, { report }) => report(0.5, `writing ${String(request['name'])}`));
	const { id } = queue.start({ type: 'export', title: 'Export', request: { name: 'a' } });
	expect(await queue.wait(id)).toMatchObject({ state: 'done', progress: 1 });
	expect(seen.map(job => job.state)).toEqual(['waiting', 'running', 'running', 'done']);
	expect(seen[2]).toMatchObject({ progress: 0.5, stage: 'writing a' });
});

test('jobs of one lane run one after the other, of different lanes beside each other', async () => {
	const order: string[] = [];
	let release = () => {};
	const gate = new Promise<void>(resolve => release = resolve);
	const queue = new JobQueue({ store: memoryStore(), emit: () => {} });
	queue.register('generate', async ({ name }) => {
		order.push(`start ${String(name)}`);
		await gate;
		order.push(`end ${String(name)}`);
	});
	queue.register('export', async () => void order.push('export'));
	const a = queue.start({ type: 'generate', title: 'a', request: { name: 'a' } });
	const b = queue.start({ type: 'generate', title: 'b', request: { name: 'b' } });
	await queue.wait(queue.start({ type: 'export', title: 'c', request: {} }).id);
	release();
	await Promise.all([queue.wait(a.id), queue.wait(b.id)]);
	expect(order).toEqual(['start a', 'export', 'end a', 'start b', 'end b']);
});

test('a running job is cancelled, a waiting one never starts', async () => {
	const queue = new JobQueue({ store: memoryStore(), emit: () => {} });
	let starts = 0;
	queue.register('generate', async (_, { signal }) => {
		starts++;
		await untilAborted(signal);
	});
	const a = queue.start({ type: 'generate', title: 'a', request: {} });
	const b = queue.start({ type: 'generate', title: 'b', request: {} });
	await new Promise(resolve => setImmediate(resolve));
	queue.cancel(b.id);
	queue.cancel(a.id);
	expect(await queue.wait(a.id)).toMatchObject({ state: 'cancelled' });
	expect(await queue.wait(b.id)).toMatchObject({ state: 'cancelled' });
	expect(starts).toBe(1);
});

test('a failed job keeps its reason and can be tried again', async () => {
	const store = memoryStore();
	const queue = new JobQueue({ store, emit: () => {} });
	let tries = 0;
	queue.register('export', async () => {
		if (++tries === 1) {
			throw new CallFailed({ kind: 'disk-full', path: '/film.mp4' });
		}
	});
	const first = queue.start({ type: 'export', title: 'x', request: { a: 1 } });
	expect(await queue.wait(first.id)).toMatchObject({ state: 'failed', failure: { kind: 'disk-full', path: '/film.mp4' } });
	const second = queue.retry(first.id);
	expect(await queue.wait(second.id)).toMatchObject({ state: 'done', request: { a: 1 } });
	expect([...store.saved.keys()]).toEqual([second.id]);
});

test('after a restart, what ran is interrupted and what waited goes on', async () => {
	const store = memoryStore();
	const before = new JobQueue({ store, emit: () => {} });
	before.register('generate', (_, { signal }) => untilAborted(signal));
	const running = before.start({ type: 'generate', title: 'running', request: {} });
	const waiting = before.start({ type: 'generate', title: 'waiting', request: {} });
	await new Promise(resolve => setImmediate(resolve));
	await before.dispose();

	const after = new JobQueue({ store, emit: () => {} });
	after.register('generate', async () => {});
	after.resume();
	expect(await after.wait(running.id)).toMatchObject({ state: 'interrupted', failure: { kind: 'interrupted' } });
	expect(await after.wait(waiting.id)).toMatchObject({ state: 'done' });
});
