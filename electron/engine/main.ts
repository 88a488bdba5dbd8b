import { openPaths, reopenLast } from './openPaths.ts';
import { startEngine } from './startEngine.ts';
import type { Port } from '../shared/contract/port.ts';

/** The parts of Electron's parent port used here; the engine imports no Electron. */
type ParentPort = { on: (event: 'message', listener: (event: { data: unknown; ports: MessagePortLike[] }) => void) => void; postMessage: (message: unknown) => void };
type MessagePortLike = {
	postMessage: (message: unknown) => void; start: () => void;
	on: ((event: 'message', listener: (event: { data: unknown }) => void) => void) & ((event: 'close', listener: () => void) => void);
};

const toPort = (port: MessagePortLike): Port => {
	port.start();
	return {
		send: message => port.postMessage(message),
		onMessage: listener => port.on('message', event => listener(event.data)),
		onClose: listener => port.on('close', listener),
	};
};

/** The engine as a utility process of the desktop app. Speaks with main as `electron/main/engineProcess.ts` says. */
const parentPort = (process as unknown as { parentPort?: ParentPort }).parentPort;
if (!parentPort) {
	throw new Error('This file runs as a utility process of the desktop app. Other hosts import startEngine.');
}
const engine = await startEngine({ grantedFolders: null });
parentPort.on('message', ({ data, ports: [port] }) => {
	const message = data as { type: string; id: number; path: string };
	if (message.type === 'client' && port) {
		engine.serve(toPort(port));
	} else if (message.type === 'file') {
		parentPort.postMessage({ type: 'file', id: message.id, file: engine.fileForUrl(message.path) });
	}
});
const paths = process.argv.slice(2);
const opening = paths.includes('--reopen') ? reopenLast(engine.client()) : openPaths(engine.client(), paths);
// What cannot be opened is said by the window, which starts empty.
opening.catch(error => console.error(error));
process.on('exit', () => void engine.dispose());
