import { CallFailed } from '../shared/contract/failure.ts';
import type { FrameRate } from '../shared/time/frameRate.ts';
import { timeOfFrame } from '../shared/time/frameRate.ts';
import { timeFromSeconds, type Time } from '../shared/time/time.ts';
import { parseTimecode } from '../shared/time/timecode.ts';

const refuse = (problem: string): never => {
	throw new CallFailed({ kind: 'invalid-request', problem });
};

/** A moment as people type it: `00:00:02:05` (timecode), `2.5s` or `2.5` (seconds), `60f` (frames). */
export const parseTime = (text: string, rate: FrameRate): Time => {
	const seconds = /^(\d+(?:\.\d+)?)s?$/.exec(text);
	if (seconds) {
		return timeFromSeconds(Number(seconds[1]));
	}
	const frames = /^(\d+)f$/.exec(text);
	if (frames) {
		return timeOfFrame(Number(frames[1]), rate);
	}
	return parseTimecode(text, rate) ?? refuse(`“${text}” is not a time. Write 00:00:02:05, 2.5s or 60f.`);
};

/** A picture size as people type it: `1920x1080`. */
export const parseSize = (text: string): { width: number; height: number } => {
	const match = /^(\d+)[x×](\d+)$/.exec(text);
	return match ? { width: Number(match[1]), height: Number(match[2]) } : refuse(`“${text}” is not a picture size. Write 1920x1080.`);
};

/** A frame rate as people type it: `25`, `29.97`, `30000/1001`. */
export const parseFrameRate = (text: string): FrameRate => {
	const fraction = /^(\d+)\/(\d+)$/.exec(text);
	if (fraction) {
		return { numerator: Number(fraction[1]), denominator: Number(fraction[2]) };
	}
	const value = Number(text);
	if (!(value > 0)) {
		return refuse(`“${text}” is not a frame rate. Write 25, 29.97 or 30000/1001.`);
	}
	const ntsc = Math.round(value * 1.001);
	const isNtsc = !Number.isInteger(value) && Math.abs(ntsc * 1000 / 1001 - value) < 0.005;
	return isNtsc ? { numerator: ntsc * 1000, denominator: 1001 } : { numerator: Math.round(value * 1000), denominator: 1000 };
};

const parseArgument = (text: string, rate: FrameRate): unknown => {
	if (/^\d+(\.\d+)?s$|^\d+f$|^\d\d:\d\d:\d\d[:;]\d\d$/.test(text)) {
		return parseTime(text, rate);
	}
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
};

/**
 * Arguments of an edit as people type them: `clipId=clip-1 by=2s transform={"x":0}`; or one JSON object. Times may be written as for `parseTime`
 * (a bare number is taken as it stands: flicks, dB, …).
 */
export const parseArguments = (words: readonly string[], rate: FrameRate): unknown => {
	if (words.length === 1 && words[0]?.trimStart().startsWith('{')) {
		try {
			return JSON.parse(words[0]) as unknown;
		} catch (error) {
			return refuse(`The arguments are not JSON: ${error instanceof Error ? error.message : String(error)}`);
		}
	}
	return Object.fromEntries(words.map((word) => {
		const equals = word.indexOf('=');
		return equals > 0 ? [word.slice(0, equals), parseArgument(word.slice(equals + 1), rate)] : refuse(`“${word}” is not name=value.`);
	}));
};
