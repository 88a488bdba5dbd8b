import type { FrameRate } from '../../electron/shared/time/frameRate.ts';
import { flicksPerSecond, time, type Time } from '../../electron/shared/time/time.ts';
import { formatTimecode } from '../../electron/shared/time/timecode.ts';

/** "00:00:12:05" */
export const timecodeOf = (at: Time, rate: FrameRate): string => formatTimecode(at, rate);

/** A change of place or length: "+00:00:01:00", "−00:00:00:12", "±0". */
export const signedTimecode = (by: Time, rate: FrameRate): string => {
	if (by === 0) {
		return '±0';
	}
	return `${by < 0 ? '−' : '+'}${formatTimecode(time(Math.abs(by)), rate)}`;
};

/** A length for people, not for cutting: "4.2 s", "1:05", "1:02:30". */
export const lengthWords = (length: Time): string => {
	const seconds = length / flicksPerSecond;
	if (seconds < 59.95) {
		return `${seconds.toFixed(1)} s`;
	}
	const whole = Math.round(seconds);
	const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
	return parts.slice(parts[0] === 0 ? 1 : 0).map((part, place) => place === 0 ? String(part) : String(part).padStart(2, '0')).join(':');
};
