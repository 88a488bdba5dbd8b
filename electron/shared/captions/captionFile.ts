import { zeroTime, type Time, type TimeRange } from '../time/time.ts';
import { captionsOf } from '../timeline/queries.ts';
import type { Project } from '../timeline/records.ts';
import type { Cue, ParsedCues } from './cue.ts';
import { formatSrt, parseSrt } from './srt.ts';
import { formatVtt, parseVtt } from './vtt.ts';

export type CaptionFormat = 'srt' | 'vtt';

/** Reads a caption file: WebVTT where it says so, else SubRip. */
export const parseCaptions = (file: string): ParsedCues => (/^\uFEFF?WEBVTT(\s|$)/u.test(file) ? parseVtt(file) : parseSrt(file));

/** The captions of a track as a file; of a range only those in it, with times counted from its beginning. */
export const formatCaptions = (project: Project, trackId: string, format: CaptionFormat, range: TimeRange | null = null): string => {
	const cues = captionsOf(project, trackId).flatMap(({ start, duration, text }): readonly Cue[] => {
		const from = Math.max(start, range?.start ?? zeroTime);
		const to = Math.min(start + duration, range?.end ?? Infinity);
		return to > from && text.trim() !== '' ? [{ start: from - (range?.start ?? 0) as Time, end: to - (range?.start ?? 0) as Time, text }] : [];
	});
	return format === 'srt' ? formatSrt(cues) : formatVtt(cues);
};
