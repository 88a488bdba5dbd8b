/** How far ffmpeg has come, as its `-progress` report says. */
export type FfmpegProgress = {
	/** Pictures written; 0 for sound alone. */
	frame: number;
	/** Seconds of output written. Null until the first packet is out. */
	outSeconds: number | null;
	/** Seconds of output per second of the clock; null while unknown. */
	speed: number | null;
	/** Bytes written; null for outputs without a size (null, pipes at the start). */
	sizeBytes: number | null;
	/** The last report of a run. */
	isEnd: boolean;
};

/** `N/A` and garbage become null. */
const number = (text: string | undefined): number | null => {
	const value = text === undefined ? Number.NaN : Number.parseFloat(text);
	return Number.isFinite(value) ? value : null;
};

const reportOf = (fields: ReadonlyMap<string, string>): FfmpegProgress => {
	// `out_time_ms` counts microseconds too (an old mistake ffmpeg keeps); early reports hold INT64_MIN or a small negative priming time.
	const microseconds = number(fields.get('out_time_us') ?? fields.get('out_time_ms'));
	return {
		frame: number(fields.get('frame')) ?? 0,
		outSeconds: microseconds === null || microseconds < 0 ? null : microseconds / 1e6,
		speed: number(fields.get('speed')),
		sizeBytes: number(fields.get('total_size')),
		isEnd: fields.get('progress') === 'end',
	};
};

/**
 * Reads `-progress` text. `pending` is what the last call left over, `text` what has come since; a report is complete with its
 * `progress=` line. Pure: returns the complete reports and the new leftover.
 */
export const parseProgress = (pending: string, text: string): { reports: FfmpegProgress[]; pending: string } => {
	const all = pending + text;
	const reports: FfmpegProgress[] = [];
	let start = 0;
	for (const match of all.matchAll(/^progress=\w+\r?\n/gm)) {
		const end = match.index + match[0].length;
		const fields = new Map(all.slice(start, end).split('\n').flatMap((line) => {
			const at = line.indexOf('=');
			return at > 0 ? [[line.slice(0, at), line.slice(at + 1).trim()] as const] : [];
		}));
		reports.push(reportOf(fields));
		start = end;
	}
	return { reports, pending: all.slice(start) };
};
