import type { Cue, ParsedCues } from './cue.ts';
import { formatCueTime, parseCueRange } from './cueTime.ts';
import { plainWords } from './plainWords.ts';

const isMetadata = (line: string): boolean => /^(NOTE|STYLE|REGION)(\s|$)/u.test(line);

/** Reads a WebVTT file. Notes, styles and regions are passed over, as are settings behind the times; tags are left out. Pure; refuses the first line that cannot be read. */
export const parseVtt = (file: string): ParsedCues => {
	const lines = file.replace(/^\uFEFF/u, '').split(/\r\n?|\n/u);
	if (!/^WEBVTT(\s|$)/u.test(lines[0] ?? '')) {
		return { line: 1, problem: 'a WebVTT file begins with WEBVTT' };
	}
	const cues: Cue[] = [];
	const endOfBlock = (from: number): number => {
		let end = from;
		while (end < lines.length && lines[end]?.trim() !== '') {
			end++;
		}
		return end;
	};
	let place = endOfBlock(0);
	while (place < lines.length) {
		const line = lines[place] ?? '';
		if (line.trim() === '') {
			place++;
			continue;
		}
		const end = endOfBlock(place);
		if (!isMetadata(line)) {
			const timesAt = line.includes('-->') ? place : place + 1;
			const times = lines[timesAt] ?? '';
			if (!times.includes('-->')) {
				return { line: timesAt + 1, problem: 'a caption begins with its times, or a name and its times' };
			}
			const range = parseCueRange(times);
			if ('problem' in range) {
				return { line: timesAt + 1, problem: range.problem };
			}
			cues.push({ ...range, text: plainWords(lines.slice(timesAt + 1, end).join('\n')) });
		}
		place = end;
	}
	return { cues };
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(/\n{2,}/gu, '\n');

/** Writes a WebVTT file. */
export const formatVtt = (cues: readonly Cue[]): string =>
	`WEBVTT\n\n${cues.map(({ start, end, text }) => `${formatCueTime(start, '.')} --> ${formatCueTime(end, '.')}\n${escaped(text)}\n`).join('\n')}`;
