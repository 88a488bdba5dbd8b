import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureRenderer } from './renderer.ts';
import { projectEnvironment, root } from './run.ts';
import { chromiumTool, ensureTool, ffmpegTool, findTool } from './setup.ts';

/**
 * `npm start [-- clip.mp4 … | film.reel]`: opens the editor. In Electron where its binary is there or can be fetched, else in a browser through
 * the loopback host; without a display it prints the address.
 */
const usage = `npm start [-- clip.mp4 … | film.reel] [options]
  --web            in the browser, also where Electron is at hand
  --no-open        print the address instead of opening a browser
  --port <number>  serve the browser on this port (default: a free one)
  --grant <folder> let the browser read this folder too (may be given several times)
  --help           this text`;

/** What was asked for; anything that makes no sense ends in one sentence and the usage. */
const asked = () => {
	try {
		return parseArgs({
			args: process.argv.slice(2), allowPositionals: true,
			options: { web: { type: 'boolean' }, 'no-open': { type: 'boolean' }, port: { type: 'string' }, grant: { type: 'string', multiple: true }, help: { type: 'boolean' } },
		});
	} catch (error) {
		console.error(`${error instanceof Error ? error.message.split('. ')[0] : String(error)}.\n\n${usage}`);
		return process.exit(2);
	}
};
const { values, positionals } = asked();
if (values.help) {
	console.log(usage);
	process.exit(0);
}

const hasDisplay = (): boolean => process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

/** The Electron binary, fetched by its own installer when this machine can reach it. Null when it cannot be had. */
const electronBinary = async (): Promise<string | null> => {
	const folder = join(root, 'node_modules', 'electron');
	const pathFile = join(folder, 'path.txt');
	const read = () => existsSync(pathFile) ? join(folder, 'dist', readFileSync(pathFile, 'utf8').trim()) : null;
	const present = read();
	if (present && existsSync(present)) {
		return present;
	}
	console.log('Electron is not on this machine yet; fetching it (up to a minute) …');
	await new Promise<void>((done) => {
		const installer = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: 60_000, env: projectEnvironment() });
		installer.on('close', () => done());
		installer.on('error', () => done());
	});
	const fetched = read();
	return fetched && existsSync(fetched) ? fetched : null;
};

const startDesktop = async (binary: string): Promise<void> => {
	const { buildDesktop } = await import('./desktop.ts');
	await buildDesktop();
	const child = spawn(binary, [root, ...positionals.map(path => resolve(path))], { stdio: 'inherit', env: projectEnvironment() });
	child.on('close', status => process.exit(status ?? 0));
};

if (ensureTool(ffmpegTool) === null) {
	process.exit(1);
}
await ensureRenderer();
const binary = !values.web && hasDisplay() ? await electronBinary() : null;
if (binary) {
	await startDesktop(binary);
} else {
	if (!values.web) {
		console.log(hasDisplay() ? 'Electron could not be fetched; opening the editor in the browser instead.' : 'There is no display here; serving the editor on this machine.');
	}
	const { runWebHost } = await import('../electron/web-host/main.ts');
	await runWebHost({
		paths: positionals, grants: values.grant ?? [], pageFolder: join(root, 'dist', 'renderer'),
		...values.port !== undefined && { port: Number(values.port) },
		browser: hasDisplay() && !values['no-open'] ? findTool(chromiumTool) ?? 'default' : null,
	});
}
