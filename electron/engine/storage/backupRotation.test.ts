import { expect, test } from 'vitest';
import { backupsToDelete } from './backupRotation.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const noon = Date.UTC(2026, 10, 22, 12);

/** What is left after backing up every `every` ms for `length`, thrown away as one goes. */
const keptAfter = (every: number, length: number): number[] => {
	let times: number[] = [];
	for (let time = noon - length; time <= noon; time += every) {
		times = [...times, time];
		const surplus = new Set(backupsToDelete(times));
		times = times.filter(made => !surplus.has(made));
	}
	return times.toSorted((a, b) => b - a);
};

test('up to six backups nothing is thrown away', () => {
	expect(backupsToDelete([1, 2, 3, 4, 5, 6].map(count => noon - count * minute))).toEqual([]);
});

test('a long day of work leaves the last hour, two hours and the days before', () => {
	const ages = keptAfter(10 * minute, 3 * day).map(time => noon - time);
	expect(ages.slice(0, 6)).toEqual([0, 10, 20, 30, 40, 50].map(count => count * minute));
	expect(ages).toHaveLength(10);
	expect(ages[6]).toBeLessThanOrEqual(2 * hour);
	expect(ages[7]).toBeLessThanOrEqual(3 * hour);
	expect(ages[8]).toBeLessThanOrEqual(2 * day);
	expect(ages[9]).toBeLessThanOrEqual(3 * day);
	expect((ages[9] ?? 0)).toBeGreaterThan(day);
});

test('the newest backup always stays, in whatever order they are given', () => {
	for (let seed = 1; seed < 200; seed++) {
		const times = Array.from({ length: 20 }, (_, place) => noon - ((seed * 7919 * (place + 1)) % (5 * day)));
		expect(backupsToDelete(times)).not.toContain(Math.max(...times));
		expect(times.length - backupsToDelete(times).length).toBeLessThanOrEqual(10);
		expect(times.length - backupsToDelete(times).length).toBeGreaterThanOrEqual(6);
	}
});
