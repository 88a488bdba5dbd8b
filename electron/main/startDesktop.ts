import type * as Electron from 'electron';
import { join } from 'node:path';
import { answerAppRequest } from './appProtocol.ts';
import { serveDialogs } from './dialogs.ts';
import { superviseEngine } from './engineProcess.ts';
import { applyPolicy, appOrigin, isOwnPage, webPreferences } from './windowPolicy.ts';

/** The parts of Electron the desktop uses; handed in, so that the harness can stand in for the binary. */
export type ElectronParts = Pick<typeof Electron, 'app' | 'BrowserWindow' | 'protocol' | 'session' | 'utilityProcess' | 'ipcMain' | 'dialog' | 'shell' | 'Menu' | 'MessageChannelMain'>;

/** Must run before the app is ready: gives our protocol the rights of a real origin. */
export const registerScheme = ({ protocol }: Pick<ElectronParts, 'protocol'>): void => protocol.registerSchemesAsPrivileged([
	{ scheme: 'reelwright', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
]);

/** The system's menu holds only what the system wants there; the editor's own menus are in the window. */
const systemMenu = ({ Menu }: Pick<ElectronParts, 'Menu'>, platform: NodeJS.Platform) =>
	Menu.setApplicationMenu(platform === 'darwin' ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]) : null);

/**
 * The desktop host: one window, the engine in its own process, our protocol, the system's dialogs. `folder` is where the bundles lie. `paths` are films or clips to open.
 * Resolves once the window is loading.
 */
export const startDesktop = async (parts: ElectronParts, options: { folder: string; paths: readonly string[]; platform: NodeJS.Platform }): Promise<void> => {
	const { app, BrowserWindow, session, utilityProcess, ipcMain, dialog, shell, MessageChannelMain } = parts;
	if (!app.requestSingleInstanceLock()) {
		app.quit();
		return;
	}
	let window: Electron.BrowserWindow | null = null;
	app.on('second-instance', () => {
		if (window?.isMinimized()) {
			window.restore();
		}
		window?.focus();
	});
	app.on('window-all-closed', () => app.quit());
	await app.whenReady();
	applyPolicy(app, session.defaultSession);
	systemMenu(parts, options.platform);

	const start = (name: string, args: string[] = []) => utilityProcess.fork(join(options.folder, `${name}.js`), args, { serviceName: `reelwright-${name}` });
	const connectWindow = () => {
		if (window && !window.isDestroyed() && isOwnPage(window.webContents.getURL())) {
			const { port1, port2 } = new MessageChannelMain();
			engine.connect(port1);
			window.webContents.postMessage('reelwright-port', null, [port2]);
		}
	};
	const supervise = (paths: readonly string[]) => superviseEngine({
		start: () => start('engine', [...paths]), startInference: () => start('inference'),
		onCrash: () => {
			// Every acknowledged edit is in the project file; the film is opened again where it stood.
			engine = supervise(['--reopen']);
			connectWindow();
		},
	});
	let engine = supervise(options.paths);

	session.defaultSession.protocol.handle('reelwright', request => answerAppRequest(request, join(options.folder, '..', 'renderer'), path => engine.lookUp(path)));
	serveDialogs(ipcMain, dialog, shell, () => window);
	window = new BrowserWindow({
		width: 1600, height: 960, minWidth: 960, minHeight: 600, backgroundColor: '#111214', show: false, title: 'Reelwright', autoHideMenuBar: true,
		webPreferences: webPreferences(join(options.folder, 'preload.cjs')),
	});
	window.once('ready-to-show', () => window?.show());
	window.on('closed', () => window = null);
	// Also after a reload: every page gets a port of its own.
	window.webContents.on('did-finish-load', connectWindow);
	app.on('will-quit', () => engine.dispose());
	await window.loadURL(`${appOrigin}/`);
};
