/** The largest of the last `length` values, at a constant cost per value. It forgets completely: what it says depends on those values alone. */
export class SlidingMaximum {
	readonly #values: Float64Array;
	readonly #places: Float64Array;
	readonly #size: number;
	readonly #length: number;
	#first = 0;
	#count = 0;
	#place = 0;

	constructor(length: number) {
		this.#length = Math.max(1, length);
		this.#size = this.#length + 1;
		this.#values = new Float64Array(this.#size);
		this.#places = new Float64Array(this.#size);
	}

	/** Takes one value and answers the largest of the last ones. */
	next(value: number): number {
		// Kept in falling order: a value that a later one reaches can never be the largest again.
		while (this.#count > 0 && (this.#values[(this.#first + this.#count - 1) % this.#size] ?? 0) <= value) {
			this.#count--;
		}
		const last = (this.#first + this.#count) % this.#size;
		this.#values[last] = value;
		this.#places[last] = this.#place;
		this.#count++;
		if ((this.#places[this.#first] ?? 0) <= this.#place - this.#length) {
			this.#first = (this.#first + 1) % this.#size;
			this.#count--;
		}
		this.#place++;
		return this.#values[this.#first] ?? 0;
	}
}
