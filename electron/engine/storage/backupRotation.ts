/** How many backups are kept: the newest of all, then the newest of each of so many past hours and days. */
export const keptBackups = { newest: 6, hours: 2, days: 2 };

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The last backup in each of the newest `count` periods that are not among `taken`. */
const lastOfEach = (times: readonly number[], periodMs: number, count: number): readonly number[] =>
	[...new Map(times.toSorted((a, b) => a - b).map(time => [Math.floor(time / periodMs), time])).values()].toSorted((a, b) => b - a).slice(0, count);

/**
 * Which backups to throw away, given when each was made (milliseconds). Keeps the six newest; of the older ones the last of each of two hours;
 * of those still older the last of each of two days before (UTC). The newest is never thrown away.
 */
export const backupsToDelete = (times: readonly number[], keep: typeof keptBackups = keptBackups): readonly number[] => {
	const sorted = times.toSorted((a, b) => b - a);
	const newest = sorted.slice(0, keep.newest);
	const older = sorted.slice(keep.newest);
	const hourly = lastOfEach(older, hourMs, keep.hours);
	const today = Math.floor((sorted[0] ?? 0) / dayMs);
	const daily = lastOfEach(older.filter(time => time < Math.min(...hourly) && Math.floor(time / dayMs) < today), dayMs, keep.days);
	const kept = new Set([...newest, ...hourly, ...daily]);
	return sorted.filter(time => !kept.has(time));
};
