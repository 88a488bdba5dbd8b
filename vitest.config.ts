import { defineConfig } from 'vitest/config';

/** One group after the other: tests that drive a browser, ffmpeg or a model must not fight over two cores. `unit` is quick and stands beside the code; `system` crosses processes: real SQLite files, ffmpeg, sockets, models. */
export default defineConfig({
	test: {
		testTimeout: 60_000,
		projects: [
			{ test: { name: 'unit', sequence: { groupOrder: 0 }, include: ['electron/**/*.test.ts', 'renderer/**/*.test.ts', 'native-models/**/*.test.ts', 'build/**/*.test.ts'], testTimeout: 30_000 } },
			{ test: { name: 'system', sequence: { groupOrder: 1 }, include: ['test/**/*.test.ts'], exclude: ['test/e2e/**', 'test/parity/**'], testTimeout: 180_000, hookTimeout: 120_000, fileParallelism: false } },
			{ test: { name: 'e2e', sequence: { groupOrder: 2 }, include: ['test/e2e/**/*.test.ts'], expect: { poll: { timeout: 60_000, interval: 100 } }, testTimeout: 300_000, hookTimeout: 120_000, fileParallelism: false } },
			{ test: { name: 'parity', sequence: { groupOrder: 3 }, include: ['test/parity/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000, fileParallelism: false } },
		],
	},
});
