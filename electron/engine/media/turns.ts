import { CallFailed } from '../../shared/contract/failure.ts';

type Waiting = { priority: number; start: () => void };

/**
 * Lets one piece of heavy work run at a time, the most urgent first (lower number), equals in the order they came: two ffmpegs on two cores would leave none for
 * playback.
 */
export class Turns {
	#isBusy = false;
	#waiting: Waiting[] = [];

	/** Runs `work` when its turn comes. Rejects with `cancelled` when `signal` aborts before that; afterwards `work` itself must heed it. */
	async run<Result>(priority: number, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
		await this.#turn(priority, signal);
		try {
			return await work();
		} finally {
			const next = this.#waiting.shift();
			this.#isBusy = next !== undefined;
			next?.start();
		}
	}

	#turn(priority: number, signal: AbortSignal): Promise<void> {
		return new Promise((resolve, reject) => {
			const cancelled = new CallFailed({ kind: 'cancelled' });
			if (signal.aborted) {
				reject(cancelled);
				return;
			}
			if (!this.#isBusy) {
				this.#isBusy = true;
				resolve();
				return;
			}
			const abort = () => {
				this.#waiting = this.#waiting.filter(other => other !== waiting);
				reject(cancelled);
			};
			const waiting: Waiting = {
				priority,
				start: () => {
					signal.removeEventListener('abort', abort);
					resolve();
				},
			};
			signal.addEventListener('abort', abort, { once: true });
			const at = this.#waiting.findIndex(other => other.priority > priority);
			this.#waiting.splice(at < 0 ? this.#waiting.length : at, 0, waiting);
		});
	}
}
