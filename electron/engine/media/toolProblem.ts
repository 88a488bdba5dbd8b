import type { Failure } from '../../shared/contract/failure.ts';

/** Lines ffmpeg writes after the one that says what went wrong. */
const aftermath = [
	/^Conversion failed/i, /^Error (while )?(writing|opening|initializing|configuring|reinitializing|processing|splitting|marking|sending|submitting|closing|muxing)/i,
	/^Task finished with error/i, /^Terminating thread/i, /^Exiting /i, /^At least one output file/i, /^Nothing was written/i, /^Last message repeated/i,
	/^Output file is empty/i, /^Failed to (inject|configure)/i, /^Cannot determine format/i, /^\s*$/,
];

/** Takes the `[mov @ 0x55…]` in front of a line away, and the `file:` in front of a path. */
const withoutSpeaker = (line: string): string => line.replace(/^(\[[^\]]* @ 0x[0-9a-f]+\]\s*)+/i, '').replace(/\bfile:(?=[/\\A-Za-z])/g, '').trim();

/** The last line of `lines` that says what went wrong, in ffmpeg's own words; null when it said nothing. */
export const usefulLine = (lines: readonly string[]): string | null => {
	const spoken = lines.map(withoutSpeaker).filter(line => line.length > 0);
	return spoken.findLast(line => !aftermath.some(pattern => pattern.test(line))) ?? spoken.at(-1) ?? null;
};

/** True when ffmpeg could not write the last bytes. ffmpeg 5.1 ends with code 0 even then [seen with a full disk], so its word counts, not its code. */
export const lostItsEnd = (lines: readonly string[]): boolean => lines.some(line => /^Error (writing trailer|closing file)|No space left on device/i.test(withoutSpeaker(line)));

/** What ended badly, as a failure. `outputPath` is named when the disk is full or the place refuses writing. */
export const toolFailure = (tool: string, lines: readonly string[], exit: string, outputPath: string | null): Failure => {
	const text = lines.join('\n');
	if (/No space left on device|Disk quota exceeded/i.test(text)) {
		return { kind: 'disk-full', path: outputPath ?? '' };
	}
	if (outputPath !== null && /(Permission denied|Read-only file system)/i.test(lines.filter(line => line.includes(outputPath)).join('\n'))) {
		return { kind: 'cannot-write', path: outputPath, problem: /Read-only/i.test(text) ? 'the disk is read-only' : 'writing there is not permitted' };
	}
	return { kind: 'tool-failed', tool, problem: usefulLine(lines) ?? exit };
};
