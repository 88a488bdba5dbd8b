import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Port } from '../../shared/contract/port.ts';

/** A started inference process. */
export type RunningInference = {
	readonly port: Port;
	/** Ends it at once, whatever it is doing. */
	readonly kill: () => void;
	/** The process id where it is known, for tests and for the curious. */
	readonly pid: number | null;
	/** What it last said on stderr; told to nobody but the log of a crash. */
	readonly lastWords: () => string;
};

/** Starts an inference process. `environment` is added to this process's own. */
export type LaunchInference = (environment: Readonly<Record<string, string>>) => RunningInference;

const entry = fileURLToPath(new URL('../../inference/main.ts', import.meta.url));

/** Starts the inference process as a child of this Node process: web host, command line, tests. */
export const forkInference: LaunchInference = (environment) => {
	// Without this process's own flags: a test runner's loaders have no business there.
	const child = fork(entry, [], { env: { ...process.env, ...environment, ORT_DISABLE_TELEMETRY: '1' }, execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
	let words = '';
	child.stderr?.setEncoding('utf8').on('data', (text: string) => words = (words + text).slice(-4000));
	const closings = new Set<() => void>();
	let isClosed = false;
	const close = (): void => {
		if (!isClosed) {
			isClosed = true;
			closings.forEach(listener => listener());
		}
	};
	child.once('exit', close);
	child.once('error', close);
	return {
		pid: child.pid ?? null,
		lastWords: () => words.trim(),
		kill: () => child.kill('SIGKILL'),
		port: {
			// A send after the end is answered by `exit`, not by an exception.
			send: message => void child.send(message as object, () => undefined),
			onMessage: listener => void child.on('message', listener),
			onClose: listener => void closings.add(listener),
		},
	};
};

/** The parts of Electron's parent port used here; the engine imports no Electron. */
export type ParentPort = { on: (event: 'message', listener: (event: { data: unknown }) => void) => void; postMessage: (message: unknown) => void };
type FromMain = { type: 'inference-message'; id: number; message: unknown } | { type: 'inference-ended'; id: number } | { type: string; id: number };

type Started = { readonly listeners: Set<(message: unknown) => void>; readonly closings: Set<() => void> };

/**
 * Lets the desktop's main process start inference processes and pass their messages on: only main can make utility processes, and the packaged app
 * cannot run itself as plain Node. Messages are those of `electron/main/engineProcess.ts`.
 */
export const launchThroughMain = (parent: ParentPort): LaunchInference => {
	let nextId = 1;
	const started = new Map<number, Started>();
	parent.on('message', ({ data }) => {
		const message = data as FromMain;
		const inference = started.get(message.id);
		if (message.type === 'inference-message' && 'message' in message) {
			inference?.listeners.forEach(listener => listener(message.message));
		} else if (message.type === 'inference-ended') {
			started.delete(message.id);
			inference?.closings.forEach(listener => listener());
		}
	});
	return () => {
		const id = nextId++;
		const inference: Started = { listeners: new Set(), closings: new Set() };
		started.set(id, inference);
		parent.postMessage({ type: 'start-inference', id });
		return {
			pid: null,
			lastWords: () => '',
			kill: () => parent.postMessage({ type: 'kill-inference', id }),
			port: {
				send: message => parent.postMessage({ type: 'inference-message', id, message }),
				onMessage: listener => void inference.listeners.add(listener),
				onClose: listener => void inference.closings.add(listener),
			},
		};
	};
};

let throughMain: LaunchInference | null = null;

/** How this host starts inference processes. */
export const hostLauncher = (): LaunchInference => {
	const parent = (process as unknown as { parentPort?: ParentPort }).parentPort;
	if (!parent) {
		return forkInference;
	}
	// One for the process: films come and go, the pipe to main and its numbers stay.
	throughMain ??= launchThroughMain(parent);
	return throughMain;
};
