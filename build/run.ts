import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';

export const root = dirname(import.meta.dirname);

/** PATH with this project's own binaries first: Node 24 and the tools of package.json, however the script was started. */
export const projectEnvironment = (): NodeJS.ProcessEnv => ({
	...process.env, PATH: [join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter),
});

/** Runs one of the project's tools with its output shown. Resolves to its exit status. */
export const run = (command: string, args: readonly string[], options: { quiet?: boolean } = {}): Promise<{ status: number; output: string }> =>
	new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			cwd: root, env: projectEnvironment(), stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32',
		});
		let output = '';
		child.stdout?.on('data', (data: Buffer) => output += String(data));
		child.stderr?.on('data', (data: Buffer) => output += String(data));
		child.on('error', reject);
		child.on('close', status => resolve({ status: status ?? 1, output }));
	});
