import type { MessagePortMain, UtilityProcess } from 'electron';
import type { FileLookup } from './appProtocol.ts';

/** What main says to the engine's process; ports travel beside it. */
export type ToEngine =
	/** A window's end of the contract. */
	| { type: 'client' }
	/** What an inference process said, and that it ended. */
	| { type: 'inference-message'; id: number; message: unknown }
	| { type: 'inference-ended'; id: number }
	| { type: 'file'; id: number; path: string };

/** What the engine's process says to main. */
export type FromEngine =
	| { type: 'file'; id: number; file: { path: string; mime: string } | null }
	/** Start an inference process, tell it something, end it. */
	| { type: 'start-inference'; id: number }
	| { type: 'inference-message'; id: number; message: unknown }
	| { type: 'kill-inference'; id: number };

export type EngineProcess = { connect: (port: MessagePortMain) => void; lookUp: FileLookup; dispose: () => void };

/**
 * The engine in its utility process, seen from main. Inference processes are started here on its behalf, and their few messages passed on: only main can make utility
 * processes, and the packaged app cannot run itself as plain Node (that fuse is off).
 */
export const superviseEngine = (options: {
	start: () => UtilityProcess;
	startInference: () => UtilityProcess;
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
		inferences.set(id, inference);
		inference.on('message', (message: unknown) => send({ type: 'inference-message', id, message }));
		inference.once('exit', () => {
			inferences.delete(id);
			if (!isDisposed) {
				send({ type: 'inference-ended', id });
			}
		});
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
			case 'inference-message':
				inferences.get(message.id)?.postMessage(message.message);
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
