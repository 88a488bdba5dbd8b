import type { Lut } from '../timeline/records.ts';
import type { Rgb } from './operation.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Numbers as text for a record: 32 bits each, lowest byte first, in base 64. */
export const packedNumbers = (values: readonly number[]): string => {
	const bytes = new Uint8Array(Float32Array.from(values).buffer);
	const parts: string[] = [];
	for (let at = 0; at < bytes.length; at += 3) {
		const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
		const bits = first << 16 | second << 8 | third;
		const letters = [bits >> 18, bits >> 12 & 63, bits >> 6 & 63, bits & 63].map(place => alphabet[place]).join('');
		parts.push(at + 3 <= bytes.length ? letters : letters.slice(0, bytes.length - at + 1).padEnd(4, '='));
	}
	return parts.join('');
};

const unpackedNumbers = (text: string): Float32Array => {
	const places = new Map([...alphabet].map((letter, place) => [letter, place]));
	const codes = Uint8Array.from(text.replaceAll('=', ''), letter => places.get(letter) ?? 0);
	const bytes = new Uint8Array(Math.floor(codes.length * 3 / 4));
	for (let at = 0; at < bytes.length; at++) {
		const from = Math.floor(at * 4 / 3);
		const shift = 2 * (at % 3) + 2;
		bytes[at] = (codes[from] ?? 0) << shift | (codes[from + 1] ?? 0) >> 6 - shift;
	}
	return new Float32Array(bytes.buffer, 0, Math.floor(bytes.length / 4));
};

const within = (value: number, most: number): number => Math.max(0, Math.min(most, value));

/** A table of colours ready to be asked. As JSON it is its id, which stands for the same colours for ever: records of tables are never changed. */
export class LutTable {
	readonly id: string;
	/** Entries along a side. */
	readonly size: number;
	readonly #lut: Lut;
	readonly #values: Float32Array;

	constructor(lut: Lut) {
		this.id = lut.id;
		this.size = lut.size;
		this.#lut = lut;
		this.#values = unpackedNumbers(lut.values);
	}

	toJSON(): string {
		return this.id;
	}

	/** The colour that the table makes of a colour, mixed from the entries around it; beyond the domain that of its end. */
	colourOf(colour: Rgb): Rgb {
		const { domainMin, domainMax, size, dimensions } = this.#lut;
		const at = colour.map((part, place) => {
			const [low, high] = [domainMin[place] ?? 0, domainMax[place] ?? 1];
			return within((part - low) / (high - low), 1) * (size - 1);
		});
		const [red = 0, green = 0, blue = 0] = at;
		return dimensions === 1 ? [this.#along(red, 0), this.#along(green, 1), this.#along(blue, 2)] : this.#inside(red, green, blue);
	}

	#along(at: number, part: 0 | 1 | 2): number {
		const first = Math.min(Math.floor(at), this.size - 2);
		const from = this.#values[3 * first + part] ?? 0;
		return from + ((this.#values[3 * (first + 1) + part] ?? 0) - from) * (at - first);
	}

	#inside(red: number, green: number, blue: number): Rgb {
		const { size } = this;
		const first = [red, green, blue].map(at => Math.min(Math.floor(at), size - 2));
		const share = [red - (first[0] ?? 0), green - (first[1] ?? 0), blue - (first[2] ?? 0)];
		const sum: [number, number, number] = [0, 0, 0];
		for (let corner = 0; corner < 8; corner++) {
			const steps = [corner & 1, corner >> 1 & 1, corner >> 2];
			const weight = steps.reduce((product, step, axis) => product * (step === 1 ? share[axis] ?? 0 : 1 - (share[axis] ?? 0)), 1);
			const [r = 0, g = 0, b = 0] = first.map((place, axis) => place + (steps[axis] ?? 0));
			const entry = 3 * ((b * size + g) * size + r);
			sum[0] += weight * (this.#values[entry] ?? 0);
			sum[1] += weight * (this.#values[entry + 1] ?? 0);
			sum[2] += weight * (this.#values[entry + 2] ?? 0);
		}
		return sum;
	}
}

const made = new WeakMap<Lut, LutTable>();

/** The table of a record, unpacked once. */
export const lutTable = (lut: Lut): LutTable => {
	const table = made.get(lut) ?? new LutTable(lut);
	made.set(lut, table);
	return table;
};
