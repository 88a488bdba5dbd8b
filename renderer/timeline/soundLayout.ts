import { fadeShape } from '../../electron/shared/audio/fades.ts';
import { gainOf } from '../../electron/shared/audio/soundGain.ts';
import { keyframedNumber } from '../../electron/shared/keyframes/valueAt.ts';
import type { Clip } from '../../electron/shared/timeline/records.ts';

/** The part of a sound clip below its name, in pixels from the top of its lane. */
export type SoundBody = { readonly top: number; readonly bottom: number };

/** Height of a clip's name. */
export const labelHeight = 16;
/** Lower clips have no line of their level: there would be nothing left to grab the clip by. */
const levelLineMinHeight = 22;

/** Where a clip draws the line of its level, and its wave if it is sound, in a lane so high. */
export const soundBody = (laneHeight: number): SoundBody => ({ top: 1 + (laneHeight > 32 ? labelHeight : 2), bottom: laneHeight - 3 });

/** Whether a clip in such a lane has a line of its level. */
export const hasLevelLine = (laneHeight: number): boolean => {
	const { top, bottom } = soundBody(laneHeight);
	return bottom - top >= levelLineMinHeight;
};

/** The volume of a clip in dB, `local` flicks after its start. */
export const clipVolumeAt = (clip: Clip, local: number): number => Math.max(-60, Math.min(12, keyframedNumber(clip.keyframes['volume'], local, clip.volume)));

/** What a clip's volume and fades make of its sound, `local` flicks after its start: what its wave is drawn with. */
export const clipGainAt = (clip: Clip, local: number): number => {
	const rising = local < clip.fadeIn ? fadeShape(local / clip.fadeIn, clip.fadeInCurve) : 1;
	const left = clip.duration - local;
	const falling = left < clip.fadeOut ? fadeShape(left / clip.fadeOut, clip.fadeOutCurve) : 1;
	return gainOf(clipVolumeAt(clip, local)) * rising * falling;
};
