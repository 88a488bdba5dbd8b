import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clipRequest, startInference, testFolder } from './inferenceHarness.ts';

/** Inodes of all internet sockets in a process's network name space, from the kernel's tables. */
const internetSockets = (pid: number): Set<string> => new Set(['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'].flatMap((table) => {
	const lines = readFileSync(`/proc/${pid}/net/${table}`, 'utf8').trim().split('\n').slice(1);
	return lines.map(line => line.trim().split(/\s+/)[9] ?? '');
}));

/** Inodes of the sockets a process holds open. */
const heldSockets = (pid: number): string[] => readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
	try {
		const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1];
		return inode ? [inode] : [];
	} catch {
		// Closed in between.
		return [];
	}
});

/** What of `pid`'s sockets is of the internet. */
const found = (pid: number): string[] => {
	const internet = internetSockets(pid);
	return heldSockets(pid).filter(inode => internet.has(inode));
};

test.skipIf(process.platform !== 'linux')('the inspection sees a socket where there is one', async () => {
	const { createServer } = await import('node:net');
	const server = createServer().listen(0, '127.0.0.1');
	await new Promise(resolve => server.once('listening', resolve));
	expect(found(process.pid).length).toBeGreaterThan(0);
	server.close();
});

test.skipIf(process.platform !== 'linux')('the inference process holds no internet socket from its start to the end of a run', async () => {
	const { folder, remove } = testFolder();
	const inference = startInference();
	let looks = 0;
	const sockets = new Set<string>();
	const look = (): void => {
		if (inference.pid !== null) {
			looks += 1;
			found(inference.pid).forEach(inode => sockets.add(inode));
		}
	};
	const timer = setInterval(look, 3);
	try {
		const info = inference.info();
		await info;
		await inference.run(clipRequest(join(folder, 'out.raw'), { steps: 20 }), { signal: new AbortController().signal, onProgress: look });
		look();
	} finally {
		clearInterval(timer);
		await inference.dispose();
		remove();
	}
	expect(looks).toBeGreaterThan(20);
	expect([...sockets]).toEqual([]);
});

test('a preloaded guard that ends the process at the first socket is never met', async () => {
	const { folder, remove } = testFolder();
	const guard = join(import.meta.dirname, 'socketGuard.mjs');
	const inference = startInference({ environment: { NODE_OPTIONS: `--import=${new URL(`file://${guard}`).href}`, REELWRIGHT_GUARD: join(folder, 'guard') } });
	try {
		const { result } = await inference.run(clipRequest(join(folder, 'out.raw')), { signal: new AbortController().signal });
		expect(result.type).toBe('picture');
		expect(readdirSync(folder)).toContain('guard');
		expect(readFileSync(join(folder, 'guard'), 'utf8')).toBe('watching\n');
	} finally {
		await inference.dispose();
		remove();
	}
});
