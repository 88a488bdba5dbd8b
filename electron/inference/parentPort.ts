import type { Port } from '../shared/contract/port.ts';

/** What Electron's utilityProcess puts on `process`; Node's own child processes have `send` instead. */
type UtilityPort = {
	postMessage: (message: unknown) => void;
	on: (event: 'message', listener: (event: { data: unknown }) => void) => void;
};

/** The pipe to whoever started this process: a Node parent (`child_process.fork`) or Electron (`utilityProcess`). The process ends with its parent. */
export const parentPort = (): Port => {
	const utility = (process as { parentPort?: UtilityPort }).parentPort;
	if (utility) {
		return {
			send: message => utility.postMessage(message),
			onMessage: listener => utility.on('message', ({ data }) => listener(data)),
			// Electron ends its utility processes itself.
			onClose: () => undefined,
		};
	}
	if (!process.send) {
		throw new Error('The inference process is started by the engine, not by hand.');
	}
	return {
		// A parent that went away in the middle of a message is told of by `disconnect`.
		send: message => void process.send?.(message, undefined, undefined, () => undefined),
		onMessage: listener => void process.on('message', listener),
		onClose: listener => void process.on('disconnect', listener),
	};
};
