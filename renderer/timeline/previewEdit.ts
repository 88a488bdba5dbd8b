import { toFailure } from '../../electron/shared/contract/failure.ts';
import { failureSentence } from '../../electron/shared/contract/failureSentence.ts';
import { edits, type EditName } from '../../electron/shared/timeline/edits/index.ts';
import type { Project } from '../../electron/shared/timeline/records.ts';

/** What an edit would do, or why it would be refused. */
export type EditPreview = { readonly project: Project; readonly refused: null } | { readonly project: null; readonly refused: string };

/** Runs the very function the engine will run, on the page's copy. Nothing is stored; new records get ids that are never sent. */
export const previewEdit = (project: Project, name: EditName, args: unknown): EditPreview => {
	let count = 0;
	const edit = edits[name];
	try {
		// The arguments were just parsed by this edit's own schema; the union over all edits cannot express that.
		const parsed = edit.args.parse(args) as never;
		return { project: edit.apply(project, parsed, kind => `preview-${kind}-${count++}`), refused: null };
	} catch (error) {
		return { project: null, refused: failureSentence(toFailure(error)) };
	}
};
