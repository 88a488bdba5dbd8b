import type { Cue, ParsedCues } from './cue.ts';
import { formatCueTime, parseCueRange } from './cueTime.ts';
import { plainWords } from './plainWords.ts';

/**
 * Reads a SubRip file. Blocks are a number, a line of times and lines of words, parted by empty lines; numbers may be missing or wrong, as they often are. Tags are left
 * out. Pure; refuses the first line that is neither.
 */
export const parseSrt = (file: string): ParsedCues => {
	const lines = file.replace(/^\uFEFF/u, '').split(/\r\n?|\n/u);
	const cues: Cue[] = [];
	let place = 0;
	while (place < lines.length) {
		const line = lines[place]?.trim() ?? '';
		if (line === '') {
			place++;
			continue;
		}
		const isNumber = /^\d+$/u.test(line);
		const timesAt = isNumber ? place + 1 : place;
		const times = lines[timesAt] ?? '';
		if (!times.includes('-->')) {
			return { line: timesAt + 1, problem: isNumber ? 'after the number of a caption come its times' : 'a caption begins with its number or its times' };
		}
		const range = parseCueRange(times);
		if ('problem' in range) {
			return { line: timesAt + 1, problem: range.problem };
		}
		const words: string[] = [];
		for (place = timesAt + 1; place < lines.length && lines[place]?.trim() !== ''; place++) {
			words.push(lines[place] ?? '');
		}
		cues.push({ ...range, text: plainWords(words.join('\n')) });
	}
	return { cues };
};

/** Writes a SubRip file. */
export const formatSrt = (cues: readonly Cue[]): string =>
	cues.map(({ start, end, text }, number) => `${number + 1}\n${formatCueTime(start, ',')} --> ${formatCueTime(end, ',')}\n${text.replaceAll(/\n{2,}/gu, '\n')}\n`).join('\n');
