import { flicksPerSecond, time, type Time } from '../time/time.ts';

const pattern = /^(?:(\d{1,4}):)?([0-5]?\d):([0-5]?\d)[,.](\d{1,3})$/u;

/** "00:01:02,500" or "01:02.500" as a moment; null for anything else. */
export const parseCueTime = (text: string): Time | null => {
	const match = pattern.exec(text);
	if (!match) {
		return null;
	}
	const [, hours = '0', minutes = '0', seconds = '0', fraction = '0'] = match;
	const milliseconds = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'));
	return time(milliseconds * (flicksPerSecond / 1000));
};

/** A moment as caption files write it, rounded to milliseconds. */
export const formatCueTime = (at: Time, separator: ',' | '.'): string => {
	const total = Math.max(0, Math.round(at / (flicksPerSecond / 1000)));
	const two = (value: number) => String(value).padStart(2, '0');
	return `${two(Math.floor(total / 3_600_000))}:${two(Math.floor(total / 60_000) % 60)}:${two(Math.floor(total / 1000) % 60)}${separator}${String(total % 1000).padStart(3, '0')}`;
};

/** Both moments of "a --> b"; null when the line is none, or ends before it begins. */
export const parseCueRange = (line: string): { readonly start: Time; readonly end: Time } | { readonly problem: string } => {
	const [from = '', to = ''] = line.split('-->').map(part => part.trim().split(/\s/u)[0] ?? '');
	const [start, end] = [parseCueTime(from), parseCueTime(to)];
	if (start === null || end === null) {
		return { problem: `“${line.trim().slice(0, 60)}” are no times such as 00:00:01,000 --> 00:00:03,500` };
	}
	return end > start ? { start, end } : { problem: 'the caption ends before it begins' };
};
