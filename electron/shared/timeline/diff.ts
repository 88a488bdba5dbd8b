import { z } from 'zod';
import { recordSchema, type Project, type ProjectRecord } from './records.ts';

/** What one edit changed. Holds whole records, so it can be read, reversed and migrated without anything else. */
export const diffSchema = z.object({
	added: z.array(recordSchema),
	changed: z.array(z.object({ from: recordSchema, to: recordSchema })),
	removed: z.array(recordSchema),
});
export type Diff = z.output<typeof diffSchema>;

/** The diff that turns `before` into `after`. Compares by identity: an edit keeps the records it does not touch. */
export const diffBetween = (before: Project, after: Project): Diff => ({
	added: Object.values(after).filter(record => !before[record.id]),
	changed: Object.values(after).flatMap(to => {
		const from = before[to.id];
		return from && from !== to ? [{ from, to }] : [];
	}),
	removed: Object.values(before).filter(record => !after[record.id]),
});

/** The diff that takes `diff` back. */
export const reversed = (diff: Diff): Diff => ({
	added: diff.removed,
	changed: diff.changed.map(({ from, to }) => ({ from: to, to: from })),
	removed: diff.added,
});

/** The project after `diff`. Costs one copy of the id table; records are shared. */
export const applied = (project: Project, diff: Diff): Project => {
	const next: Record<string, ProjectRecord> = { ...project };
	diff.removed.forEach(record => delete next[record.id]);
	diff.added.forEach(record => next[record.id] = record);
	diff.changed.forEach(({ to }) => next[to.id] = to);
	return next;
};

/** True when nothing changed. */
export const isEmptyDiff = (diff: Diff): boolean => diff.added.length + diff.changed.length + diff.removed.length === 0;
