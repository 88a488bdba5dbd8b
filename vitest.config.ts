import { defineConfig } from 'vitest/config';

/** One group after the other, so that tests that drive a browser are not hurried by others; those of `system` run two files at a time, since they mostly wait for other processes. `unit` is quick and stands beside the code; `system` crosses processes: real SQLite files, ffmpeg, sockets, models. */
export default defineConfig({
	test: {
		testTimeout: 60_000,
		projects: [
			{ test: { name: 'unit', sequence: { groupOrder: 0 }, include: ['electron/**/*.test.ts', 'renderer/**/*.test.ts', 'native-models/**/*.test.ts', 'build/**/*.test.ts'], testTimeout: 30_000 } },
			{ test: { name: 'system', sequence: { groupOrder: 1 }, include: ['test/**/*.test.ts'], exclude: ['test/e2e/**', 'test/parity/**'], testTimeout: 180_000, hookTimeout: 120_000, maxWorkers: 2 } },
			{ test: { name: 'e2e', sequence: { groupOrder: 2 }, include: ['test/e2e/**/*.test.ts'], expect: { poll: { timeout: 60_000, interval: 100 } }, testTimeout: 300_000, hookTimeout: 120_000, fileParallelism: false } },
			{ test: { name: 'parity', sequence: { groupOrder: 3 }, include: ['test/parity/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000, fileParallelism: false } },
		],
	},
});
