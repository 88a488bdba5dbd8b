import { join } from 'node:path';
import { EventEmitter, once } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registerScheme, startDesktop } from '../../electron/main/startDesktop.ts';
import { packaging } from '../../build/packaging.ts';
import { buildDesktop, desktopFolder } from '../../build/desktop.ts';
import { ensureRenderer } from '../../build/renderer.ts';
import { contract } from '../../electron/shared/contract/contract.ts';
import { connect } from '../../electron/shared/contract/rpc.ts';
import { createElectron, type WebContentsStandIn } from './electronHarness.ts';
import { temporaryFolder } from '../harness/engine.ts';

/**
 * The desktop host without Electron's binary: its own code and the bundled engine run for real, Electron's parts are recorded (see the harness).
 * What this cannot show is that Electron itself behaves as documented.
 */
let desktop: ReturnType<typeof createElectron>;
const scratch = temporaryFolder();

const windowOf = (started: typeof desktop) => {
	const [window] = started.recorded.windows;
	if (!window) {
		throw new Error('No window was made.');
	}
	return window;
};
const clientOf = (contents: WebContentsStandIn) => {
	// The newest port: each page load gets one.
	const port = contents.posted.at(-1)?.ports[0] as MessagePort;
	return connect(contract, {
		send: message => port.postMessage(message), onMessage: listener => void port.on('message', listener), onClose: listener => void port.on('close', listener),
	});
};

beforeAll(async () => {
	process.env['REELWRIGHT_CACHE'] = join(scratch.folder, 'cache');
	process.env['REELWRIGHT_SETTINGS'] = join(scratch.folder, 'settings');
	await ensureRenderer();
	await buildDesktop();
	desktop = createElectron();
	registerScheme(desktop.parts);
	await startDesktop(desktop.parts, { folder: desktopFolder, paths: [], platform: 'linux' });
});
afterAll(() => {
	desktop.recorded.utilities.forEach(({ process: utility }) => utility.kill());
	scratch.remove();
});

describe('the window', () => {
	test('is sandboxed, isolated and has no Node', () => {
		expect(windowOf(desktop).options['webPreferences']).toMatchObject({
			sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webSecurity: true,
			allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, navigateOnDragDrop: false,
		});
	});

	test('shows our own origin and nothing else', () => {
		expect(windowOf(desktop).loadedUrl).toBe('reelwright://app/');
		expect(desktop.recorded.schemes).toMatchObject([{ scheme: 'reelwright', privileges: { standard: true, secure: true } }]);
	});

	test.each(['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview'])('refuses %s', (event) => {
		let isPrevented = false;
		windowOf(desktop).webContents.emit(event, { preventDefault: () => isPrevented = true });
		expect(isPrevented).toBe(true);
	});

	test('opens no further windows', () => {
		expect(windowOf(desktop).webContents.openHandler?.({ url: 'https://example.org' })).toEqual({ action: 'deny' });
	});

	test.each(['media', 'geolocation', 'notifications', 'midi', 'hid', 'usb', 'serial', 'clipboard-read', 'openExternal', 'display-capture'])('denies the permission %s', (permission) => {
		let answer: boolean | null = null;
		desktop.recorded.permissionRequest?.(null, permission, granted => answer = granted);
		expect(answer).toBe(false);
		expect(desktop.recorded.permissionCheck?.(null, permission)).toBe(false);
	});

	test('talks to the bundled engine over its own port', async () => {
		const client = clientOf(windowOf(desktop).webContents);
		expect(await client.call('engine.info', {})).toMatchObject({ platform: `${process.platform}-${process.arch}` });
		const made = await client.call('project.new', { path: join(scratch.folder, 'desktop.reel') });
		expect(made.records.some(record => record.kind === 'sequence')).toBe(true);
	});

	test('gets a new port when the page is loaded again', async () => {
		const { webContents } = windowOf(desktop);
		const before = webContents.posted.length;
		webContents.emit('did-finish-load');
		expect(webContents.posted.length).toBe(before + 1);
		expect((await clientOf(webContents).call('project.current', {}))?.path).toBe(join(scratch.folder, 'desktop.reel'));
	});
});

describe('the protocol', () => {
	const get = async (path: string, init?: RequestInit) => {
		const answer = await desktop.recorded.protocol?.(new Request(`reelwright://${path}`, init));
		if (!answer) {
			throw new Error('No protocol handler was registered.');
		}
		return answer;
	};
	test('serves the page with a strict policy', async () => {
		const answer = await get('app/');
		expect(answer.status).toBe(200);
		expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
		expect(await answer.text()).toContain('<title>');
	});
	test.each(['app/../../package.json', 'app/%2e%2e/%2e%2e/package.json', 'app/..%2f..%2fpackage.json', 'other/index.html', 'app/media/none/preview', 'app/media/..%2f..%2f..%2fetc%2fpasswd/preview'])('%s is not there', async (path) => {
		expect((await get(path)).status).toBe(404);
	});
	test('takes no uploads', async () => {
		expect((await get('app/', { method: 'POST', body: 'x' })).status).toBe(404);
	});
});

describe('dialogs', () => {
	const open = (event: unknown, input: unknown) => desktop.recorded.handlers.get('dialog:open')?.(event, input);
	const input = { title: 'Import', multiple: true, filters: [] };
	test('answer the window', async () => {
		desktop.recorded.openDialogResult = ['/clips/beach.mov'];
		expect(await open({ sender: windowOf(desktop).webContents, senderFrame: { url: 'reelwright://app/' } }, input)).toEqual(['/clips/beach.mov']);
	});
	test.each([
		['another window', () => ({ sender: new EventEmitter(), senderFrame: { url: 'reelwright://app/' } })],
		['a foreign frame', () => ({ sender: windowOf(desktop).webContents, senderFrame: { url: 'https://evil.example/' } })],
		['a frame that is gone', () => ({ sender: windowOf(desktop).webContents, senderFrame: null })],
	])('refuse %s', async (_name, event) => {
		await expect(open(event(), input)).rejects.toThrow('may not ask for this');
	});
	test('a finished file is shown in its folder', async () => {
		await desktop.recorded.handlers.get('shell:reveal')?.({ sender: windowOf(desktop).webContents, senderFrame: { url: 'reelwright://app/' } }, '/films/beach.mp4');
		expect(desktop.recorded.revealed).toEqual(['/films/beach.mp4']);
	});
	test('refuse malformed questions', async () => {
		await expect(open({ sender: windowOf(desktop).webContents, senderFrame: { url: 'reelwright://app/' } }, { title: 1 })).rejects.toThrow();
	});
});

test('when the engine dies, another takes its place and the film is open in it again', async () => {
	const { webContents } = windowOf(desktop);
	const reconnected = once(webContents, 'posted');
	desktop.recorded.utilities.findLast(({ name }) => name === 'reelwright-engine')?.process.kill();
	await reconnected;
	const client = clientOf(webContents);
	const reopened = new Promise(resolve => client.on('project.opened', resolve));
	const current = await client.call('project.current', {});
	expect(current ?? await reopened).toMatchObject({ path: join(scratch.folder, 'desktop.reel') });
});

test('every fuse a packaged editor does not need is closed', () => {
	expect(packaging.electronFuses).toEqual({
		runAsNode: false, enableCookieEncryption: true, enableNodeOptionsEnvironmentVariable: false, enableNodeCliInspectArguments: false,
		enableEmbeddedAsarIntegrityValidation: true, onlyLoadAppFromAsar: true, loadBrowserProcessSpecificV8Snapshot: false, grantFileProtocolExtraPrivileges: false,
	});
	expect(packaging.asarUnpack).toEqual(['**/*.{node,so,so.*,dylib,dll}']);
});
