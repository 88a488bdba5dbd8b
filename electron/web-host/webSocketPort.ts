import type { WebSocket } from 'ws';
import type { Port } from '../shared/contract/port.ts';

/** A contract port over one WebSocket. A message that is not JSON closes the socket: only a foreign client sends one. */
export const webSocketPort = (socket: WebSocket): Port => ({
	send: (message) => {
		if (socket.readyState === socket.OPEN) {
			socket.send(JSON.stringify(message));
		}
	},
	onMessage: listener => void socket.on('message', (data, isBinary) => {
		try {
			if (isBinary) {
				throw new SyntaxError('binary');
			}
			listener(JSON.parse(String(data)));
		} catch (error) {
			if (error instanceof SyntaxError) {
				socket.close(1003);
				return;
			}
			throw error;
		}
	}),
	onClose: listener => void socket.on('close', listener),
});
