import { run } from './run.ts';

/** Everything that can be known without running the program: types of every process, layers, lint, and the unit tests. */
const processes = ['electron/shared', 'electron/engine', 'electron/inference', 'electron/web-host', 'electron/cli', 'electron/main', 'electron/preload', 'native-models', 'build', 'test'];

const steps: [name: string, command: string, args: string[]][] = [
	// Told apart by folder and kept out of sight: a second check looks only at what changed, a quarter of the time.
	...processes.map((folder): [string, string, string[]] => [`types: ${folder}`, 'tsc', ['-p', folder, '--incremental', '--tsBuildInfoFile', `node_modules/.cache/types/${folder.replaceAll('/', '-')}.tsbuildinfo`]]),
	['types: renderer', 'svelte-check', ['--tsconfig', 'renderer/tsconfig.json', '--output', 'human', '--fail-on-warnings']],
	['layers', 'depcruise', ['electron', 'renderer', 'native-models', 'build', 'test']],
	['lint', 'oxlint', ['--deny-warnings']],
];

/** Runs the static checks, two at a time (as many as a small machine has cores). Prints only what failed. */
export const staticChecks = async (): Promise<boolean> => {
	const waiting = [...steps];
	let failures = 0;
	const work = async () => {
		for (let step = waiting.shift(); step; step = waiting.shift()) {
			const [name, command, args] = step;
			const startedAt = performance.now();
			const { status, output } = await run(command, args, { quiet: true });
			console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
			if (status !== 0) {
				failures++;
				console.log(output);
			}
		}
	};
	await Promise.all([work(), work()]);
	return failures === 0;
};

if (import.meta.main) {
	const isClean = await staticChecks();
	const { status } = await run('vitest', ['run', '--project', 'unit', '--reporter', 'dot']);
	process.exitCode = isClean && status === 0 ? 0 : 1;
}
