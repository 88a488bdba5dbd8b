import { z } from 'zod';
import { changedProject, type Changes } from './projectIndex.ts';
import { recordSchema, type Project, type ProjectRecord } from './records.ts';

/** What one edit changed. Holds whole records, so it can be read, reversed and migrated without anything else. */
export const diffSchema = z.object({
	added: z.array(recordSchema),
	changed: z.array(z.object({ from: recordSchema, to: recordSchema })),
	removed: z.array(recordSchema),
});
export type Diff = z.output<typeof diffSchema>;

/** Diffs that are known without looking, by the project they lead to. The origin is held weakly, or history would never be forgotten. */
const known = new WeakMap<Project, { from: WeakRef<Project>; diff: Diff }>();

/** The diff that turns `before` into `after`. Compares by identity: an edit keeps the records it does not touch. Free right after an edit, else one pass over all records. */
export const diffBetween = (before: Project, after: Project): Diff => {
	const made = known.get(after);
	if (made && made.from.deref() === before) {
		return made.diff;
	}
	return {
		added: Object.values(after).filter(record => !before[record.id]),
		changed: Object.values(after).flatMap(to => {
			const from = before[to.id];
			return from && from !== to ? [{ from, to }] : [];
		}),
		removed: Object.values(before).filter(record => !after[record.id]),
	};
};

/** The project after `changes`, whose diff from `project` is thereby known. Changes that change nothing are left out. */
export const projectAfter = (project: Project, changes: Changes): Project => {
	const diff: { added: ProjectRecord[]; changed: { from: ProjectRecord; to: ProjectRecord }[]; removed: ProjectRecord[] } = { added: [], changed: [], removed: [] };
	changes.forEach((to, id) => {
		const from = project[id];
		if (from && to && from !== to) {
			diff.changed.push({ from, to });
		} else if (to && !from) {
			diff.added.push(to);
		} else if (from && !to) {
			diff.removed.push(from);
		}
	});
	if (isEmptyDiff(diff)) {
		return project;
	}
	const after = changedProject(project, changes);
	known.set(after, { from: new WeakRef(project), diff });
	return after;
};

/** The diff that takes `diff` back. */
export const reversed = (diff: Diff): Diff => ({
	added: diff.removed,
	changed: diff.changed.map(({ from, to }) => ({ from: to, to: from })),
	removed: diff.added,
});

/** The project after `diff`. Costs one copy of the id table; records are shared. */
export const applied = (project: Project, diff: Diff): Project => {
	const changes = new Map<string, ProjectRecord | null>();
	diff.removed.forEach(record => changes.set(record.id, null));
	diff.added.forEach(record => changes.set(record.id, record));
	diff.changed.forEach(({ to }) => changes.set(to.id, to));
	return changedProject(project, changes);
};

/** The diff that does `first` and then `second`: what a jump through history announces. */
export const joined = (diffs: readonly Diff[]): Diff => {
	const states = new Map<string, { from: ProjectRecord | null; to: ProjectRecord | null }>();
	const note = (id: string, from: ProjectRecord | null, to: ProjectRecord | null) => {
		const state = states.get(id);
		states.set(id, { from: state ? state.from : from, to });
	};
	diffs.forEach((diff) => {
		diff.removed.forEach(record => note(record.id, record, null));
		diff.added.forEach(record => note(record.id, null, record));
		diff.changed.forEach(({ from, to }) => note(to.id, from, to));
	});
	const all = [...states.values()];
	return {
		added: all.flatMap(({ from, to }) => (!from && to ? [to] : [])),
		changed: all.flatMap(({ from, to }) => (from && to && JSON.stringify(from) !== JSON.stringify(to) ? [{ from, to }] : [])),
		removed: all.flatMap(({ from, to }) => (from && !to ? [from] : [])),
	};
};

/** True when nothing changed. */
export const isEmptyDiff = (diff: Diff): boolean => diff.added.length + diff.changed.length + diff.removed.length === 0;
