import { frameLength, timeOfFrame, type FrameRate } from './frameRate.ts';
import type { Time } from './time.ts';

/** How timecode counts. */
export type TimecodeOptions = {
	/** Leaves out frame numbers so that timecode keeps to the clock at 29.97 and 59.94 fps. Default: yes at those rates; elsewhere it means nothing. */
	readonly dropFrame?: boolean;
};

/** Frames counted in a second of timecode: 30 for 29.97. */
export const countedPerSecond = (rate: FrameRate): number => Math.max(1, Math.round(rate.numerator / rate.denominator));

/** Frame numbers left out each minute but every tenth: 2 at 29.97, 4 at 59.94, 0 where timecode drops none. */
const droppedPerMinute = (rate: FrameRate, options: TimecodeOptions): number => {
	const nominal = countedPerSecond(rate);
	const canDrop = rate.denominator === 1001 && nominal % 30 === 0;
	return canDrop && options.dropFrame !== false ? nominal / 15 : 0;
};

/** The number written for frame `frame` when numbers are left out. */
const numberOf = (frame: number, nominal: number, dropped: number): number => {
	const perMinute = nominal * 60 - dropped;
	const perTen = nominal * 600 - dropped * 9;
	const tens = Math.floor(frame / perTen);
	const rest = frame % perTen;
	// The first minute of ten is whole; each of the other nine begins with a jump.
	const jumps = rest < nominal * 60 ? 0 : 1 + Math.floor((rest - nominal * 60) / perMinute);
	return frame + dropped * (tens * 9 + jumps);
};

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment or length as `HH:MM:SS:FF` (`HH:MM:SS;FF` where frame numbers are dropped), rounded to the nearest frame; negative with a minus in front. */
export const formatTimecode = (at: Time, rate: FrameRate, options: TimecodeOptions = {}): string => {
	const nominal = countedPerSecond(rate);
	const dropped = droppedPerMinute(rate, options);
	const frame = Math.round(Math.abs(at) / frameLength(rate));
	const number = numberOf(frame, nominal, dropped);
	const seconds = Math.floor(number / nominal);
	const fields = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
	return `${at < 0 && frame > 0 ? '-' : ''}${fields}${dropped > 0 ? ';' : ':'}${String(number % nominal).padStart(nominal > 100 ? 3 : 2, '0')}`;
};

const written = /^([+-]?)(\d{1,3}(?:[:;.]\d{1,3}){0,3}|\d+)$/;

/** Hours, minutes, seconds, frames; what is missing in front is 0. Digits without separators are taken in pairs from the right, as typed on a keypad. */
const fieldsOf = (text: string): readonly number[] => {
	const parts = /[:;.]/.test(text) ? text.split(/[:;.]/) : text.padStart(Math.ceil(text.length / 2) * 2, '0').match(/\d\d/g) ?? [];
	return [...Array<string>(Math.max(0, 4 - parts.length)).fill('0'), ...parts].map(Number);
};

/** Hours, minutes, seconds and frames as they were typed, without a sign; null where it is no timecode, or has more fields. Whether they can be is not asked. */
export const timecodeFields = (text: string): readonly number[] | null => {
	const match = written.exec(text);
	const fields = match && match[1] === '' ? fieldsOf(match[2] ?? '') : null;
	return fields?.length === 4 ? fields : null;
};

/**
 * Reads timecode: `01:02:03:04`, `3:04`, `-12`, `1204` (twelve seconds, four frames). Null when it is none or names a frame or second that
 * cannot be. A number that drop-frame counting leaves out means the first frame of its minute.
 */
export const parseTimecode = (text: string, rate: FrameRate, options: TimecodeOptions = {}): Time | null => {
	const match = written.exec(text.trim());
	const fields = match ? fieldsOf(match[2] ?? '') : [];
	const [hours = 0, minutes = 0, seconds = 0, frames = 0] = fields;
	const nominal = countedPerSecond(rate);
	if (!match || fields.length !== 4 || minutes > 59 || seconds > 59 || frames >= nominal) {
		return null;
	}
	const dropped = droppedPerMinute(rate, options);
	const minute = hours * 60 + minutes;
	const isLeftOut = minute % 10 !== 0 && seconds === 0 && frames < dropped;
	const number = (minute * 60 + seconds) * nominal + (isLeftOut ? dropped : frames);
	const frame = number - dropped * (minute - Math.floor(minute / 10));
	return timeOfFrame(match[1] === '-' ? -frame : frame, rate);
};
