import type { Port } from '../../electron/shared/contract/port.ts';
import type { Address } from './address.ts';

/** The port the desktop's preload hands over once per page. Listening begins when this module loads, so that it cannot be missed. */
const desktopPort = new Promise<MessagePort>((resolve) => {
	window.addEventListener('message', (event) => {
		const [port] = event.ports;
		if (event.source === window && event.data === 'reelwright-port' && port) {
			resolve(port);
		}
	});
});

const fromMessagePort = (port: MessagePort): Port => {
	port.start();
	return {
		send: message => port.postMessage(message),
		onMessage: listener => port.addEventListener('message', event => listener(event.data)),
		onClose: listener => port.addEventListener('close', () => listener()),
	};
};

const fromSocket = (socket: WebSocket): Port => ({
	send: message => socket.send(JSON.stringify(message)),
	onMessage: listener => socket.addEventListener('message', event => listener(JSON.parse(String(event.data)))),
	onClose: listener => socket.addEventListener('close', () => listener()),
});

/** Opens a pipe to the engine. Rejects when nobody answers. */
export const openPort = async (address: Address): Promise<Port> => {
	if (address.host === 'desktop') {
		return fromMessagePort(await desktopPort);
	}
	const url = `${address.origin.replace(/^http/, 'ws')}/contract?token=${encodeURIComponent(address.token)}`;
	const socket = new WebSocket(url);
	await new Promise<void>((resolve, reject) => {
		socket.addEventListener('open', () => resolve(), { once: true });
		socket.addEventListener('close', () => reject(new Error('The engine does not answer.')), { once: true });
	});
	return fromSocket(socket);
};
