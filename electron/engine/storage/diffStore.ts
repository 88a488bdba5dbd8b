import { diffSchema, type Diff } from '../../shared/timeline/diff.ts';
import { expandedDiff } from './recordText.ts';

/** Records held in memory for quick undo and redo, over all remembered diffs. */
const mostRecords = 60_000;

const sizeOf = (diff: Diff): number => diff.added.length + diff.changed.length + diff.removed.length;

/** The diffs of steps: those made lately at hand, the others read from the file and checked. */
export class DiffStore {
	#recent = new Map<number, Diff>();
	#held = 0;
	#readText: (step: number) => string | undefined;

	constructor(readText: (step: number) => string | undefined) {
		this.#readText = readText;
	}

	/** What a step changed. */
	read(step: number): Diff {
		const recent = this.#recent.get(step);
		if (recent) {
			return recent;
		}
		const text = this.#readText(step);
		if (text === undefined) {
			throw new Error(`History has no step ${step}.`);
		}
		const diff = diffSchema.parse(expandedDiff(text));
		this.remember(step, diff);
		return diff;
	}

	/** Keeps a diff at hand; lets go of the oldest when there are too many. */
	remember(step: number, diff: Diff): void {
		this.#recent.set(step, diff);
		this.#held += sizeOf(diff);
		for (const [old, oldDiff] of this.#recent) {
			if (this.#held <= mostRecords || old === step) {
				return;
			}
			this.#recent.delete(old);
			this.#held -= sizeOf(oldDiff);
		}
	}
}
