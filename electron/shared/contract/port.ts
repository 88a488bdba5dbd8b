/** A two-way pipe that carries plain JSON values: a MessagePort, a WebSocket, a child process, or a pair of functions in a test. */
export type Port = {
	send: (message: unknown) => void;
	onMessage: (listener: (message: unknown) => void) => void;
	onClose: (listener: () => void) => void;
};

/** Two ends of a pipe inside one process (the CLI beside its engine, tests). Messages are cloned, as any real pipe would. */
export const portPair = (): { near: Port; far: Port; close: () => void } => {
	const end = () => ({ messages: new Set<(message: unknown) => void>(), closings: new Set<() => void>() });
	const a = end();
	const b = end();
	let isOpen = true;
	const port = (own: typeof a, other: typeof a): Port => ({
		send: (message) => {
			const copy = JSON.stringify(message);
			queueMicrotask(() => isOpen && other.messages.forEach(listener => listener(JSON.parse(copy))));
		},
		onMessage: listener => void own.messages.add(listener),
		onClose: listener => void own.closings.add(listener),
	});
	return {
		near: port(a, b), far: port(b, a),
		close: () => {
			isOpen = false;
			[a, b].forEach(side => side.closings.forEach(listener => listener()));
		},
	};
};
