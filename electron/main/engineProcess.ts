import type { MessagePortMain, UtilityProcess } from 'electron';
import type { FileLookup } from './appProtocol.ts';

/** What main says to the engine's process; ports travel beside it. */
export type ToEngine =
	/** A window's end of the contract. */
	| { type: 'client' }
	/** A fresh inference process, on the port beside this message. */
	| { type: 'inference'; id: number }
	| { type: 'inference-ended'; id: number }
	| { type: 'file'; id: number; path: string };

/** What the engine's process says to main. */
export type FromEngine =
	| { type: 'file'; id: number; file: { path: string; mime: string } | null }
	/** Please start an inference process, or end it. */
	| { type: 'start-inference'; id: number }
	| { type: 'kill-inference'; id: number };

export type EngineProcess = { connect: (port: MessagePortMain) => void; lookUp: FileLookup; dispose: () => void };

/**
 * The engine in its utility process, seen from main. Inference processes are started here on its behalf: only main can make utility processes, and the packaged
 * app cannot run itself as plain Node (that fuse is off).
 */
export const superviseEngine = (options: {
	start: () => UtilityProcess;
	startInference: () => UtilityProcess;
	makeChannel: () => { port1: MessagePortMain; port2: MessagePortMain };
	onCrash: (code: number) => void;
}): EngineProcess => {
	const engine = options.start();
	const lookups = new Map<number, (file: { path: string; mime: string } | null) => void>();
	const inferences = new Map<number, UtilityProcess>();
	let nextLookup = 1;
	let isDisposed = false;
	const send = (message: ToEngine, ports: MessagePortMain[] = []) => engine.postMessage(message, ports);

	const startInference = (id: number) => {
		const inference = options.startInference();
		const { port1, port2 } = options.makeChannel();
		inferences.set(id, inference);
		inference.postMessage({ type: 'client' }, [port1]);
		inference.once('exit', () => {
			inferences.delete(id);
			if (!isDisposed) {
				send({ type: 'inference-ended', id });
			}
		});
		send({ type: 'inference', id }, [port2]);
	};

	engine.on('message', (message: FromEngine) => {
		switch (message.type) {
			case 'file':
				lookups.get(message.id)?.(message.file);
				lookups.delete(message.id);
				break;
			case 'start-inference':
				startInference(message.id);
				break;
			case 'kill-inference':
				inferences.get(message.id)?.kill();
				break;
		}
	});
	engine.once('exit', (code) => {
		lookups.forEach(answer => answer(null));
		inferences.forEach(inference => inference.kill());
		if (!isDisposed) {
			options.onCrash(code);
		}
	});

	return {
		connect: port => send({ type: 'client' }, [port]),
		lookUp: path => new Promise((resolve) => {
			const id = nextLookup++;
			lookups.set(id, resolve);
			send({ type: 'file', id, path });
		}),
		dispose: () => {
			isDisposed = true;
			engine.kill();
		},
	};
};
