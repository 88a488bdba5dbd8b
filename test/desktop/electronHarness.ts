import { EventEmitter } from 'node:events';
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import type { ElectronParts } from '../../electron/main/startDesktop.ts';

/**
 * Stands in for Electron's binary, which cannot be fetched on every machine. Windows, app and session only record what they are told; message ports and
 * utility processes are real: the bundled engine runs in a worker behind the same `process.parentPort` it has in the packaged app.
 */

const bootstrap = `
	const { parentPort, workerData } = require('node:worker_threads');
	const listeners = [];
	process.parentPort = {
		on: (event, listener) => listeners.push(listener),
		postMessage: message => parentPort.postMessage(message),
	};
	process.argv = [process.argv[0], workerData.bundle, ...workerData.args];
	const early = [];
	const give = message => {
		const ports = message.ports.map(port => ({
			postMessage: value => port.postMessage(value), start: () => port.start(),
			on: (name, listener) => port.on(name, value => listener({ data: value })),
		}));
		listeners.forEach(listener => listener({ data: message.data, ports }));
	};
	parentPort.on('message', message => listeners.length > 0 ? give(message) : early.push(message));
	import(workerData.bundle).then(() => early.splice(0).forEach(give));
`;

class UtilityProcessStandIn extends EventEmitter {
	#worker: Worker;
	constructor(bundle: string, args: readonly string[]) {
		super();
		this.#worker = new Worker(bootstrap, { eval: true, workerData: { bundle, args }, env: process.env });
		this.#worker.on('message', message => this.emit('message', message));
		this.#worker.on('error', error => this.emit('failure', error));
		this.#worker.on('exit', code => this.emit('exit', code));
	}
	postMessage(data: unknown, ports: MessagePort[] = []): void {
		this.#worker.postMessage({ data, ports }, ports);
	}
	kill(): boolean {
		void this.#worker.terminate();
		return true;
	}
}

export type WindowStandIn = EventEmitter & { options: Record<string, unknown>; webContents: WebContentsStandIn; loadedUrl: string | null };
export class WebContentsStandIn extends EventEmitter {
	url = '';
	posted: { channel: string; ports: MessagePort[] }[] = [];
	openHandler: ((details: { url: string }) => { action: string }) | null = null;
	getURL(): string { return this.url; }
	postMessage(channel: string, _message: unknown, ports: MessagePort[]): void {
		this.posted.push({ channel, ports });
		this.emit('posted');
	}
	setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void { this.openHandler = handler; }
}

type Handler = (event: unknown, input: unknown) => Promise<unknown>;
type ProtocolHandler = (request: Request) => Promise<Response>;

/** A fresh stand-in and what it recorded. */
export const createElectron = () => {
	const windows: WindowStandIn[] = [];
	const utilities: { name: string; process: UtilityProcessStandIn }[] = [];
	const handlers = new Map<string, Handler>();
	const recorded = {
		windows, utilities, handlers, schemes: [] as unknown[], hasQuit: false,
		protocol: null as ProtocolHandler | null,
		permissionRequest: null as ((contents: unknown, permission: string, answer: (granted: boolean) => void) => void) | null,
		permissionCheck: null as ((contents: unknown, permission: string) => boolean) | null,
		menu: undefined as unknown,
		openDialogResult: [] as string[], revealed: [] as string[],
	};
	const app = Object.assign(new EventEmitter(), {
		isPackaged: true, requestSingleInstanceLock: () => true, whenReady: () => Promise.resolve(), quit: () => void (recorded.hasQuit = true),
	});
	class BrowserWindow extends EventEmitter {
		options: Record<string, unknown>;
		webContents = new WebContentsStandIn();
		loadedUrl: string | null = null;
		constructor(options: Record<string, unknown>) {
			super();
			this.options = options;
			windows.push(this);
			app.emit('web-contents-created', {}, this.webContents);
		}
		isDestroyed() { return false; }
		isMinimized() { return false; }
		show() {}
		focus() {}
		async loadURL(url: string) {
			this.loadedUrl = url;
			this.webContents.url = url;
			this.webContents.emit('did-finish-load');
		}
	}
	const parts = {
		app, BrowserWindow,
		protocol: { registerSchemesAsPrivileged: (schemes: unknown[]) => recorded.schemes.push(...schemes) },
		session: { defaultSession: {
			setPermissionRequestHandler: (handler: typeof recorded.permissionRequest) => recorded.permissionRequest = handler,
			setPermissionCheckHandler: (handler: typeof recorded.permissionCheck) => recorded.permissionCheck = handler,
			setDevicePermissionHandler: () => {},
			protocol: { handle: (_scheme: string, handler: ProtocolHandler) => recorded.protocol = handler },
		} },
		utilityProcess: { fork: (bundle: string, args: string[], { serviceName }: { serviceName: string }) => {
			const process = new UtilityProcessStandIn(bundle, args);
			utilities.push({ name: serviceName, process });
			return process;
		} },
		ipcMain: { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) },
		dialog: { showOpenDialog: async () => ({ filePaths: recorded.openDialogResult }), showSaveDialog: async () => ({ canceled: true, filePath: '' }) },
		shell: { showItemInFolder: (path: string) => void recorded.revealed.push(path) },
		Menu: { setApplicationMenu: (menu: unknown) => recorded.menu = menu, buildFromTemplate: (template: unknown) => template },
		MessageChannelMain: MessageChannel,
	};
	// The stand-in has just the members the desktop uses; Electron's own types have hundreds more.
	return { parts: parts as unknown as ElectronParts, recorded };
};
