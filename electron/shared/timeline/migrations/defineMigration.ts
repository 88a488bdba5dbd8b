/**
 * One step from a version of the document to the next. Runs over every record as it stands and over every record inside every stored diff,
 * so that history survives. Sees records of the version before, which the present schemas do not know: `unknown` fields stay as they are.
 */
export type Migration = {
	/** The version of the document after it, which is also the number of its file: 0002-….ts → 2. */
	readonly version: number;
	/** What it does, for the message when it fails. */
	readonly name: string;
	/** Pure. Called with plain JSON objects; must return one with the same `kind` and `id`. */
	readonly record: (record: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
};
