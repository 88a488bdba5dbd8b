import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { CallFailed } from '../../shared/contract/failure.ts';
import { connect, type Client } from '../../shared/contract/rpc.ts';
import { inferenceContract, type InferenceContract } from '../../shared/generation/inferenceContract.ts';
import type { LaunchInference, RunningInference } from './launchInference.ts';

type RunCall = InferenceContract['calls']['inference.run'];
export type InferenceRequest = Omit<z.input<RunCall['input']>, 'runId'>;
export type InferenceAnswer = z.output<RunCall['output']>;
export type InferenceInfo = z.output<InferenceContract['calls']['inference.info']['output']>;
export type InferenceProgress = z.output<InferenceContract['events']['inference.progress']>;
export type InferenceRough = z.output<InferenceContract['events']['inference.rough']>;

export type InferenceListeners = {
	readonly signal: AbortSignal;
	readonly onProgress?: (progress: InferenceProgress) => void;
	readonly onRough?: (rough: InferenceRough) => void;
};

export type InferenceProcessOptions = {
	readonly launch: LaunchInference;
	readonly environment?: Readonly<Record<string, string>>;
	/** Unused for this long, the process is ended: native memory is given back in no other way. Default one minute. */
	readonly idleMs?: number;
	/** A cancelled run that has not ended by then is ended with its process: one look at a large network can take long. Default 5 s. */
	readonly cancelGraceMs?: number;
};

type Live = { readonly running: RunningInference; readonly client: Client<InferenceContract>; hasEnded: boolean };

/** How often one request may bring the process down before it is given up. */
const triesPerRequest = 2;

/**
 * The inference process as the engine sees it: started when first needed, one request at a time, started again after a crash, ended when idle. A
 * request that brings the process down is tried once more, then fails with `inference-crashed`; nothing else of the program is touched.
 */
export class InferenceProcess {
	#options: InferenceProcessOptions;
	#live: Live | null = null;
	#queue: Promise<unknown> = Promise.resolve();
	#idleTimer: NodeJS.Timeout | undefined;
	#isDisposed = false;

	constructor(options: InferenceProcessOptions) {
		this.#options = options;
	}

	/** Process id while it runs. */
	get pid(): number | null {
		return this.#live && !this.#live.hasEnded ? this.#live.running.pid : null;
	}

	/** Where sessions run, and why not elsewhere. Starts the process. */
	info(): Promise<InferenceInfo> {
		return this.#inTurn(() => this.#started().client.call('inference.info', {}));
	}

	/** Runs one task. Fails with what the process says, `cancelled`, or `inference-crashed`. */
	run(request: InferenceRequest, listeners: InferenceListeners): Promise<InferenceAnswer> {
		return this.#inTurn(async () => {
			for (let tries = 1; ; tries++) {
				throwIfAborted(listeners.signal);
				const live = this.#started();
				try {
					return await this.#runOn(live, request, listeners);
				} catch (error) {
					throwIfAborted(listeners.signal);
					if (!live.hasEnded || this.#isDisposed) {
						throw error;
					}
					if (tries === triesPerRequest) {
						throw new CallFailed({ kind: 'inference-crashed', times: tries });
					}
				}
			}
		});
	}

	/** Ends the process. Whatever runs fails. */
	async dispose(): Promise<void> {
		this.#isDisposed = true;
		this.#end();
		await this.#queue.catch(() => undefined);
	}

	async #runOn(live: Live, request: InferenceRequest, { signal, onProgress, onRough }: InferenceListeners): Promise<InferenceAnswer> {
		const runId = randomUUID();
		const stops = [
			live.client.on('inference.progress', progress => progress.runId === runId && onProgress?.(progress)),
			live.client.on('inference.rough', rough => rough.runId === runId && onRough?.(rough)),
		];
		let killTimer: NodeJS.Timeout | undefined;
		const insist = (): void => {
			killTimer = setTimeout(() => live.running.kill(), this.#options.cancelGraceMs ?? 5000);
		};
		signal.addEventListener('abort', insist, { once: true });
		try {
			return await live.client.call('inference.run', { ...request, runId }, signal);
		} finally {
			signal.removeEventListener('abort', insist);
			clearTimeout(killTimer);
			stops.forEach(stop => stop());
		}
	}

	/** One request after the other: the process does one thing at a time. */
	#inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
		clearTimeout(this.#idleTimer);
		const turn = this.#queue.catch(() => undefined).then(work);
		this.#queue = turn;
		const rest = (): void => {
			if (this.#queue === turn && !this.#isDisposed) {
				clearTimeout(this.#idleTimer);
				this.#idleTimer = setTimeout(() => this.#end(), this.#options.idleMs ?? 60_000);
				this.#idleTimer.unref();
			}
		};
		turn.then(rest, rest);
		return turn;
	}

	#started(): Live {
		if (this.#isDisposed) {
			throw new CallFailed({ kind: 'cancelled' });
		}
		if (this.#live && !this.#live.hasEnded) {
			return this.#live;
		}
		const running = this.#options.launch(this.#options.environment ?? {});
		const live: Live = { running, client: connect(inferenceContract, running.port), hasEnded: false };
		running.port.onClose(() => {
			live.hasEnded = true;
			const words = running.lastWords();
			if (words && !this.#isDisposed) {
				console.error(`The inference process ended. Its last words: ${words}`);
			}
		});
		this.#live = live;
		return live;
	}

	#end(): void {
		clearTimeout(this.#idleTimer);
		const live = this.#live;
		this.#live = null;
		live?.running.kill();
	}
}

const throwIfAborted = (signal: AbortSignal): void => {
	if (signal.aborted) {
		throw new CallFailed({ kind: 'cancelled' });
	}
};
