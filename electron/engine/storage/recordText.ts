import { recordSchema, type ProjectRecord } from '../../shared/timeline/records.ts';
import type { Diff } from '../../shared/timeline/diff.ts';

/** Records as JSON. A record is never changed in place, so its text is made once and kept as long as the record lives: a ripple over thousands of clips writes each only once. */
export class RecordText {
	#known = new WeakMap<ProjectRecord, string>();

	/** The record's JSON. */
	of(record: ProjectRecord): string {
		const known = this.#known.get(record);
		if (known !== undefined) {
			return known;
		}
		const text = JSON.stringify(record);
		this.#known.set(record, text);
		return text;
	}

	/** Checks and reads a record from its JSON. Throws `ZodError`. */
	read(json: string): ProjectRecord {
		const record = recordSchema.parse(JSON.parse(json));
		this.#known.set(record, json);
		return record;
	}

	/** A diff's JSON, as `readDiff` reads it. */
	ofDiff(diff: Diff): string {
		const list = (records: readonly ProjectRecord[]) => records.map(record => this.of(record)).join(',');
		const changed = diff.changed.map(({ from, to }) => `{"from":${this.of(from)},${this.#change(from, to)}}`).join(',');
		return `{"added":[${list(diff.added)}],"changed":[${changed}],"removed":[${list(diff.removed)}]}`;
	}

	/** Only the fields that are different, unless a field went away: half the bytes, and a diff still says everything by itself. */
	#change(from: ProjectRecord, to: ProjectRecord): string {
		// Both are plain records.
		const before = from as Readonly<Record<string, unknown>>;
		const entries = Object.entries(to);
		return entries.length < Object.keys(from).length
			? `"to":${this.of(to)}`
			: `"change":${JSON.stringify(Object.fromEntries(entries.filter(([key, value]) => before[key] !== value)))}`;
	}
}

type Plain = Readonly<Record<string, unknown>>;

/** A stored diff with whole records on both sides, not yet checked. */
export const expandedDiff = (json: string): { readonly added: readonly Plain[]; readonly changed: readonly { readonly from: Plain; readonly to: Plain }[]; readonly removed: readonly Plain[] } => {
	// The file was written by `ofDiff`; what it gives is checked by the schema that reads it next.
	const stored = JSON.parse(json) as { added: Plain[]; changed: { from: Plain; to?: Plain; change?: Plain }[]; removed: Plain[] };
	return { ...stored, changed: stored.changed.map(({ from, to, change }) => ({ from, to: to ?? { ...from, ...change } })) };
};
