/** What the queue knows of the edits that were sent. */
export type EditsUnderWay = {
	readonly areThere: () => boolean;
	/** Resolves when the document shows all that were sent so far; at once where there are none. */
	readonly settled: () => Promise<unknown>;
};

/** One thing to be done in turn. It reads what it acts on in the place it is called with, and shows by itself what goes wrong: it never rejects. */
export type Turn<Place> = (place: Place) => void | Promise<void>;

const nextTask = (): Promise<void> => new Promise(resolve => setTimeout(resolve));

/**
 * Does one thing after the other, in the order asked for, each on a document that shows every edit before it. With nothing before it a thing is done at once, within the call.
 *
 * A thing holds up the next for as long as its edits are under way. What waits for a person, a file or a model holds up nothing: whoever has a dialog open may go on elsewhere.
 */
export class CommandQueue<Place> {
	readonly #edits: EditsUnderWay;
	readonly #place: Place;
	#waiting: { readonly turn: Turn<Place>; readonly place: Place | null }[] = [];
	#isBusy = false;

	constructor(edits: EditsUnderWay, place: Place) {
		this.#edits = edits;
		this.#place = place;
	}

	/** Something is being done, or waits for its turn. */
	get isBusy(): boolean {
		return this.#isBusy;
	}

	/** Something waits for its turn. */
	get hasWaiting(): boolean {
		return this.#waiting.length > 0;
	}

	add(turn: Turn<Place>): void {
		this.#waiting.push({ turn, place: null });
		if (!this.#isBusy) {
			void this.#goOn();
		}
	}

	/** Within the call, unless something waits: then after that. It waits for nothing under way. */
	addAfterWaiting(turn: Turn<Place>): void {
		if (this.hasWaiting) {
			this.add(turn);
		} else {
			void turn(this.#place);
		}
	}

	/** Whatever waits now is done in `place`, where no earlier call has said so; what is added later is not. */
	keepWaitingIn(place: Place): void {
		this.#waiting = this.#waiting.map(one => ({ ...one, place: one.place ?? place }));
	}

	async #goOn(): Promise<void> {
		this.#isBusy = true;
		while (this.hasWaiting) {
			if (this.#edits.areThere()) {
				await this.#edits.settled();
			}
			const next = this.#waiting.shift();
			const done = next?.turn(next.place ?? this.#place);
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
