import { z } from 'zod';

/**
 * Every way a call can fail that a user can meet. Data, not strings: `failureSentence` has the words for each, checked by the compiler.
 * Anything else is a bug and arrives as `internal`.
 */
export const failureSchema = z.discriminatedUnion('kind', [
	/** The call itself makes no sense: a wrong name, a misspelt field. */
	z.object({ kind: z.literal('invalid-request'), problem: z.string() }),
	/** `reason` is a whole sentence that names the thing, the reason and the way out. */
	z.object({ kind: z.literal('edit-refused'), reason: z.string() }),
	/** Somebody else changed the project since the edit was thought of. */
	z.object({ kind: z.literal('project-moved-on'), head: z.int() }),
	z.object({ kind: z.literal('no-project') }),
	z.object({ kind: z.literal('project-missing'), path: z.string() }),
	z.object({ kind: z.literal('project-exists'), path: z.string() }),
	z.object({ kind: z.literal('project-damaged'), path: z.string(), problem: z.string(), backup: z.string().nullable() }),
	z.object({ kind: z.literal('project-newer'), path: z.string(), version: z.int() }),
	z.object({ kind: z.literal('project-read-only'), path: z.string() }),
	z.object({ kind: z.literal('project-in-use'), path: z.string() }),
	z.object({ kind: z.literal('not-a-project'), path: z.string() }),
	z.object({ kind: z.literal('media-missing'), path: z.string() }),
	z.object({ kind: z.literal('media-is-directory'), path: z.string() }),
	z.object({ kind: z.literal('media-empty'), path: z.string() }),
	/** `problem` is a clause: "the file ends after 3.2 s". */
	z.object({ kind: z.literal('media-unreadable'), path: z.string(), problem: z.string() }),
	/** Readable, but not of a kind Reelwright takes; `what` names it ("VVC video", "a playlist"). */
	z.object({ kind: z.literal('media-unsupported'), path: z.string(), what: z.string() }),
	/** A text file (captions, a colour table) that breaks off; `line` counts from 1, `problem` is a clause. */
	z.object({ kind: z.literal('line-unreadable'), path: z.string(), line: z.int(), problem: z.string() }),
	z.object({ kind: z.literal('media-not-ready'), name: z.string() }),
	z.object({ kind: z.literal('path-not-granted'), path: z.string() }),
	z.object({ kind: z.literal('tool-missing'), tool: z.string(), install: z.string() }),
	/** ffmpeg ended badly; `problem` is its last useful line. */
	z.object({ kind: z.literal('tool-failed'), tool: z.string(), problem: z.string() }),
	z.object({ kind: z.literal('disk-full'), path: z.string() }),
	z.object({ kind: z.literal('cannot-write'), path: z.string(), problem: z.string() }),
	z.object({ kind: z.literal('nothing-to-export') }),
	/** An export needs the file of `clip`, seen or heard first at `timecode`; `more` other clips lack theirs too. */
	z.object({ kind: z.literal('export-media-missing'), clip: z.string(), timecode: z.string(), path: z.string(), more: z.int().nonnegative() }),
	z.object({ kind: z.literal('model-missing'), model: z.string(), file: z.string() }),
	z.object({ kind: z.literal('model-damaged'), model: z.string(), file: z.string(), problem: z.string() }),
	/** `reason` is a whole sentence: the empty prompt, the impossible length. */
	z.object({ kind: z.literal('generation-refused'), reason: z.string() }),
	/** The inference process died `times` times over this job. */
	z.object({ kind: z.literal('inference-crashed'), times: z.int() }),
	z.object({ kind: z.literal('interrupted') }),
	z.object({ kind: z.literal('cancelled') }),
	z.object({ kind: z.literal('internal'), problem: z.string() }),
]);
export type Failure = z.output<typeof failureSchema>;

/** Carries a failure through ordinary throwing. */
export class CallFailed extends Error {
	override name = 'CallFailed';
	readonly failure: Failure;
	constructor(failure: Failure) {
		super(failure.kind);
		this.failure = failure;
	}
}

/** Any thrown thing as data. Validation errors become `invalid-request` with the field named; everything unknown is `internal`. */
export const toFailure = (error: unknown): Failure => {
	if (error instanceof CallFailed) {
		return error.failure;
	}
	if (error instanceof z.ZodError) {
		return { kind: 'invalid-request', problem: z.prettifyError(error).replaceAll(/^✖ /gm, '').replaceAll(/\n\s*→ /g, ' → ').replaceAll('\n', '; ') };
	}
	return { kind: 'internal', problem: error instanceof Error ? error.message : String(error) };
};

/** Refuses an edit with a whole sentence. */
export const refuseEdit = (reason: string): never => {
	throw new CallFailed({ kind: 'edit-refused', reason });
};
