import type { Failure } from './failure.ts';

const fileName = (path: string): string => path.split(/[\\/]/).at(-1) || path;

/** The failure as people read it: the thing, the reason, the way out. One or two sentences, never a stack. Same words in the window and on the command line. */
export const failureSentence = (failure: Failure): string => {
	switch (failure.kind) {
		case 'invalid-request': return `The request makes no sense: ${failure.problem}`;
		case 'edit-refused': return failure.reason;
		case 'project-moved-on': return 'The project has changed since. Look at it again and repeat the edit.';
		case 'no-project': return 'No project is open. Open one or make a new one.';
		case 'project-missing': return `There is no project at “${failure.path}”. Check the path, or make a new project there.`;
		case 'project-exists': return `“${failure.path}” exists already. Open it, or choose another name.`;
		case 'project-damaged': return `“${fileName(failure.path)}” is damaged (${failure.problem}). ${failure.backup ? `Open its newest backup: ${failure.backup}` : 'There is no backup beside it; the damaged file was left as it is.'}`;
		case 'project-newer': return `“${fileName(failure.path)}” was made by a newer Reelwright (project version ${failure.version}). Update Reelwright to open it; the file was not touched.`;
		case 'project-read-only': return `“${fileName(failure.path)}” cannot be changed: the file or its folder is read-only. Save a copy elsewhere to go on.`;
		case 'project-in-use': return `“${fileName(failure.path)}” is open in another Reelwright. Close it there first.`;
		case 'not-a-project': return `“${fileName(failure.path)}” is not a Reelwright project. Choose a .reel file.`;
		case 'media-missing': return `“${failure.path}” is not there. Check the path, or connect the disk it lies on.`;
		case 'media-is-directory': return `“${fileName(failure.path)}” is a folder. Choose the files inside it.`;
		case 'media-empty': return `“${fileName(failure.path)}” is empty (0 bytes). Copy or record it again.`;
		case 'media-unreadable': return `“${fileName(failure.path)}” could not be read: ${failure.problem}. Choose another copy of it, or another file.`;
		case 'media-unsupported': return `“${fileName(failure.path)}” cannot be used: it is ${failure.what}. Convert it to MP4 (H.264) first, or choose another file.`;
		case 'line-unreadable': return `“${fileName(failure.path)}” could not be read: line ${failure.line}: ${failure.problem}. Correct that line and try again.`;
		case 'media-not-ready': return `“${failure.name}” is not ready yet. Wait for its job to end, or make it again.`;
		case 'path-not-granted': return `“${failure.path}” lies outside the folders Reelwright may read. Start it with the file or its folder on the command line.`;
		case 'tool-missing': return `${failure.tool} is not installed. ${failure.install}`;
		case 'tool-failed': return `${failure.tool} could not do it: ${failure.problem}`;
		case 'disk-full': return `The disk is full: “${fileName(failure.path)}” could not be written. Free some space and try again; nothing was lost.`;
		case 'cannot-write': return `“${failure.path}” could not be written: ${failure.problem}. Choose another place.`;
		case 'nothing-to-export': return 'There is nothing to export: the range holds no clips. Put a clip on the timeline, or choose another range.';
		case 'export-media-missing': return `“${failure.clip}” at ${failure.timecode} needs “${failure.path}”, which is not there${failure.more > 0 ? ` (and ${failure.more} more ${failure.more === 1 ? 'clip lacks its' : 'clips lack their'} media)` : ''}. Connect the disk it lies on, or point the clip at another file.`;
		case 'model-missing': return `The model “${failure.model}” is incomplete: ${failure.file} is missing. Install Reelwright again.`;
		case 'model-damaged': return `The model “${failure.model}” is damaged: ${failure.file} ${failure.problem}. Install Reelwright again.`;
		case 'generation-refused': return failure.reason;
		case 'inference-crashed': return `The model's process stopped ${failure.times} times over this job. Try a shorter clip or a smaller picture; the project is untouched.`;
		case 'interrupted': return 'Reelwright stopped while this was running. Start it again from the jobs panel.';
		case 'cancelled': return 'Cancelled.';
		case 'internal': return `Something in Reelwright failed: ${failure.problem} Your project is safe; please report this.`;
	}
};
