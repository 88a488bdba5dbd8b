import { frameRateName, type FrameRate } from '../../electron/shared/time/frameRate.ts';
import { frameRates } from '../text/formats.ts';

/** "1280x720" as numbers, null for "as the sequence". */
export const sizeOf = (value: string): { width: number | null; height: number | null } => {
	const [width, height] = value.split('x').map(Number);
	return { width: width || null, height: height || null };
};

/** "23.976" as a rate, null for "as the sequence". */
export const rateOf = (value: string): FrameRate | null => frameRates.find(rate => frameRateName(rate) === value) ?? null;
