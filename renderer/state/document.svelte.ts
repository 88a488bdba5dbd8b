import type { Change, HistoryPosition, Snapshot } from '../../electron/shared/contract/contract.ts';
import type { Diff } from '../../electron/shared/timeline/diff.ts';
import { changedProject } from '../../electron/shared/timeline/projectIndex.ts';
import type { Project, ProjectRecord, RecordKind, RecordOf, Sequence } from '../../electron/shared/timeline/records.ts';

const nowhere: HistoryPosition = { head: 0, undo: null, redo: null };

/** The project after `diff`, keeping what is known of untouched tracks: a change to one clip of ten thousand costs no new sorting. */
const afterDiff = (project: Project, diff: Diff): Project => changedProject(project, new Map<string, Readonly<ProjectRecord> | null>([
	...diff.removed.map(record => [record.id, null] as const),
	...diff.added.map(record => [record.id, record] as const),
	...diff.changed.map(({ to }) => [to.id, to] as const),
]));

/** The page's read-only copy of the document. It changes only when the engine says so. */
export class Document {
	project = $state.raw<Project>({});
	path = $state<string | null>(null);
	isReadOnly = $state(false);
	position = $state.raw<HistoryPosition>(nowhere);
	/** Edits sent and not yet acknowledged. */
	pendingEdits = $state(0);
	sequenceId = $derived(Object.values(this.project).find(record => record.kind === 'sequence')?.id ?? null);
	sequence = $derived(this.sequenceId ? this.get('sequence', this.sequenceId) : null);
	isOpen = $derived(this.path !== null);
	name = $derived(this.get('project', 'project')?.name ?? '');
	#waiting: { head: number; resolve: () => void }[] = [];

	open(snapshot: Snapshot): void {
		this.project = Object.fromEntries(snapshot.records.map(record => [record.id, record]));
		this.path = snapshot.path;
		this.isReadOnly = snapshot.isReadOnly;
		this.#moveTo(snapshot.position);
	}

	close(): void {
		this.project = {};
		this.path = null;
		this.position = nowhere;
	}

	change(change: Change): void {
		this.project = afterDiff(this.project, change.diff);
		this.#moveTo(change.position);
	}

	/** Resolves once the change that led to `head` has arrived here too (answers and events travel separately). Never waits above half a second. */
	reached(head: number): Promise<void> {
		if (this.position.head === head) {
			return Promise.resolve();
		}
		return new Promise((resolve) => {
			this.#waiting.push({ head, resolve });
			setTimeout(resolve, 500);
		});
	}

	/** The record of that kind and id, or null. */
	get<Kind extends RecordKind>(kind: Kind, id: string): RecordOf<Kind> | null {
		const record = this.project[id];
		// The kind was just compared; TypeScript cannot narrow a union by a generic parameter.
		return record?.kind === kind ? record as RecordOf<Kind> : null;
	}

	/** The sequence being edited. A bug when called while no project is open. */
	openSequence(): Sequence {
		if (!this.sequence) {
			throw new Error('No sequence is open.');
		}
		return this.sequence;
	}

	#moveTo(position: HistoryPosition): void {
		this.position = position;
		this.#waiting = this.#waiting.filter((waiter) => {
			if (waiter.head === position.head) {
				waiter.resolve();
				return false;
			}
			return true;
		});
	}
}
