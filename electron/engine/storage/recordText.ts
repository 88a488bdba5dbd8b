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

	/** A diff's JSON, of the form `diffSchema` reads. */
	ofDiff(diff: Diff): string {
		const list = (records: readonly ProjectRecord[]) => records.map(record => this.of(record)).join(',');
		const changed = diff.changed.map(({ from, to }) => `{"from":${this.of(from)},"to":${this.of(to)}}`).join(',');
		return `{"added":[${list(diff.added)}],"changed":[${changed}],"removed":[${list(diff.removed)}]}`;
	}
}
