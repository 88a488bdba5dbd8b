import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { filmFolder, openPaths } from '../engine/openPaths.ts';
import { startEngine } from '../engine/startEngine.ts';
import { CallFailed, toFailure } from '../shared/contract/failure.ts';
import { failureSentence } from '../shared/contract/failureSentence.ts';
import { startWebHost } from './startWebHost.ts';

/** Opens `url` in a browser; Chromium-type ones as a window of its own, without tabs. */
const openBrowser = (browser: string, url: string): void => {
	const systemOpeners: Partial<Record<NodeJS.Platform, [string, string[]]>> = { darwin: ['open', [url]], win32: ['cmd', ['/c', 'start', '', url]] };
	const [command, args] = browser === 'default' ? systemOpeners[process.platform] ?? ['xdg-open', [url]] : [browser, [`--app=${url}`, ...process.getuid?.() === 0 ? ['--no-sandbox'] : []]];
	spawn(command, args, { stdio: 'ignore', detached: true }).on('error', () => console.log(`No browser could be started. Open ${url}`)).unref();
};

/** Serves the editor until interrupted. `browser` null: only prints the address. */
export const runWebHost = async (options: { paths: readonly string[]; grants: readonly string[]; pageFolder: string; browser: string | null; port?: number }): Promise<void> => {
	const named = options.paths.map(path => dirname(resolve(path)));
	const engine = await startEngine({ grantedFolders: [filmFolder(), process.cwd(), ...named, ...options.grants] });
	try {
		const refused = await openPaths(engine.client(), options.paths);
		refused.forEach(failure => console.error(failureSentence(failure)));
	} catch (error) {
		console.error(failureSentence(toFailure(error)));
		if (!(error instanceof CallFailed)) {
			throw error;
		}
	}
	const host = await startWebHost({ engine, pageFolder: options.pageFolder, ...options.port !== undefined && { port: options.port } });
	console.log(`Reelwright is at ${host.url}`);
	console.log('Press Ctrl+C to stop.');
	if (options.browser) {
		openBrowser(options.browser, host.url);
	}
	const stop = async () => {
		await host.dispose();
		await engine.dispose();
		process.exit(0);
	};
	process.once('SIGINT', () => void stop());
	process.once('SIGTERM', () => void stop());
};
