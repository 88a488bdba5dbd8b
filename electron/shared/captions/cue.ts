import type { Time } from '../time/time.ts';

/** One caption as a file has it: not yet on frames, and free to overlap. */
export type Cue = { readonly start: Time; readonly end: Time; readonly text: string };

/** What a caption file holds, or the first line (from 1) that cannot be read and why, as a clause. */
export type ParsedCues = { readonly cues: readonly Cue[] } | { readonly line: number; readonly problem: string };
