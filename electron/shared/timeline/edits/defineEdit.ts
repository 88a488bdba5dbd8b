import type { z } from 'zod';
import type { Project, RecordKind } from '../records.ts';

/** Makes an id for a new record. Given by the caller so that edits stay pure. */
export type NewId = (kind: RecordKind | 'link' | 'group') => string;

/** One way of changing the document. */
export type Edit<Args extends z.ZodType> = {
	/** Shown in the history panel and the Undo menu. */
	label: string;
	/** A label that says more, for edits that do many things. */
	describe?: (args: z.output<Args>) => string;
	args: Args;
	/** Pure: returns the project after the edit. Throws `CallFailed({ kind: 'edit-refused' })` with a full sentence when the edit makes no sense. */
	apply: (project: Project, args: z.output<Args>, newId: NewId) => Project;
};

/** Declares an edit; exists for the types alone. */
export const defineEdit = <Args extends z.ZodType>(edit: Edit<Args>): Edit<Args> => edit;
