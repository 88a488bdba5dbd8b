import { nearestFrame, timeOfFrame, type FrameRate } from './frameRate.ts';
import { flicksPerSecond, time, zeroTime, type Time } from './time.ts';
import { countedPerSecond, parseTimecode, timecodeFields } from './timecode.ts';

/** What somebody typed for a moment or a length: on a frame and never before 0, or why it is none. */
export type TimeEntry = { readonly at: Time; readonly problem: null } | { readonly at: null; readonly problem: string };

const withUnit = /^(\d+(?:[.,]\d*)?|[.,]\d+)\s*(f|s|m)$/i;

const sized = (text: string, rate: FrameRate): Time | null => {
	const [, number = '', unit = ''] = withUnit.exec(text) ?? [];
	const count = Number(number.replace(',', '.'));
	switch (unit.toLowerCase()) {
		case 'f': return timeOfFrame(Math.round(count), rate);
		case 's': return nearestFrame(time(count * flicksPerSecond), rate);
		case 'm': return nearestFrame(time(count * 60 * flicksPerSecond), rate);
		default: return parseTimecode(text, rate);
	}
};

const problemOf = (text: string, body: string, rate: FrameRate): string => {
	const [, minutes = 0, seconds = 0, frames = 0] = timecodeFields(body) ?? [];
	const counted = countedPerSecond(rate);
	if (minutes > 59) {
		return `Minutes go from 00 to 59. For ${minutes} minutes write ${minutes}m.`;
	}
	if (seconds > 59) {
		return `Seconds go from 00 to 59. For ${seconds} seconds write ${seconds}s.`;
	}
	return frames >= counted
		? `Frames go from 00 to ${counted - 1} here. For ${frames} frames write ${frames}f.`
		: `“${text}” is no time. Write 00:00:02:05, 2.5s, 60f, or +10 for ten frames more.`;
};

/**
 * Reads what editors type where a time stands:
 *
 *     1:02   1204       timecode from the right: one second and two frames, twelve seconds and four
 *     5s   2.5s   90f   2m     seconds, frames, minutes
 *     +10   -1s   +12f   +1:00     that much more or less than `from`
 *
 * Units stand for what they say at every rate; parts of a frame are rounded. What would lie before 0 is 0.
 */
export const readTimeEntry = (text: string, rate: FrameRate, from: Time): TimeEntry => {
	const typed = text.trim();
	// People and other programs write the true minus sign as well.
	const sign = /^[+\-−]/.exec(typed)?.[0];
	const body = sign ? typed.slice(1).trim() : typed;
	const amount = /^[+-]/.test(body) ? null : sized(body, rate);
	if (amount === null) {
		return { at: null, problem: problemOf(typed, body, rate) };
	}
	const at = sign === undefined ? amount : from + (sign === '+' ? amount : -amount);
	return { at: at > 0 ? time(at) : zeroTime, problem: null };
};
