/** What the queue knows of the edits that were sent. */
export type EditsUnderWay = {
	readonly areThere: () => boolean;
	/** Resolves when the document shows all that were sent so far; at once where there are none. */
	readonly settled: () => Promise<unknown>;
};

/** One thing to be done in turn. It reads what it acts on when it is called, and shows by itself what goes wrong: it never rejects. */
export type Turn = () => void | Promise<void>;

const nextTask = (): Promise<void> => new Promise(resolve => setTimeout(resolve));

/**
 * Does one thing after the other, in the order asked for, each on a document that shows every edit before it. With nothing before it a thing is done at once, within the call.
 *
 * A thing holds up the next for as long as its edits are under way. What waits for a person, a file or a model holds up nothing: whoever has a dialog open may go on elsewhere.
 */
export class CommandQueue {
	readonly #edits: EditsUnderWay;
	#waiting: Turn[] = [];
	#isBusy = false;

	constructor(edits: EditsUnderWay) {
		this.#edits = edits;
	}

	/** Something is being done, or waits for its turn. */
	get isBusy(): boolean {
		return this.#isBusy;
	}

	/** Something waits for its turn. */
	get hasWaiting(): boolean {
		return this.#waiting.length > 0;
	}

	add(turn: Turn): void {
		this.#waiting.push(turn);
		if (!this.#isBusy) {
			void this.#goOn();
		}
	}

	async #goOn(): Promise<void> {
		this.#isBusy = true;
		while (this.hasWaiting) {
			if (this.#edits.areThere()) {
				await this.#edits.settled();
			}
			const done = this.#waiting.shift()?.();
			if (done) {
				await this.#untilDoneOrIdle(done);
			}
		}
		this.#isBusy = false;
	}

	/** A thing may send one edit after the other: between two of them it is given a moment to send the next. */
	async #untilDoneOrIdle(work: Promise<void>): Promise<void> {
		let isDone = false;
		const done = work.then(() => {
			isDone = true;
		});
		do {
			await Promise.race([done, this.#edits.settled()]);
			await nextTask();
		} while (!isDone && this.#edits.areThere());
	}
}
