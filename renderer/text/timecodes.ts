import type { FrameRate } from '../../electron/shared/time/frameRate.ts';
import { time, type Time } from '../../electron/shared/time/time.ts';
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

/** A length without leading zeros: "12:05" is twelve seconds and five frames, "1:02:12:05" has an hour. */
export const shortTimecode = (length: Time, rate: FrameRate): string =>
	formatTimecode(length, rate).replace(/^(00[:;])+(?=\d\d[:;]\d\d$)/, '').replace(/^00[:;](?=.{8})/, '').replace(/^0(?=\d:)/, '');
