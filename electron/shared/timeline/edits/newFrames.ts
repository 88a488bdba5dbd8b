import type { Keyframe, Keyframes } from '../../keyframes/keyframe.ts';
import { nearestFrame } from '../../time/frameRate.ts';
import { zeroTime, type Time } from '../../time/time.ts';
import { frameOf, tracksOf } from '../queries.ts';
import type { Clip, Marker, Sequence } from '../records.ts';
import type { Draft } from './draft.ts';
import { requiredAsset } from './required.ts';
import { onFrames } from './retiming.ts';

/** What stands on moments of the timeline or of a clip, on the frames of another rate. Moments are counted from `from` now and from `to`, a new frame, then. */
export type NewFrames = { readonly sequence: Sequence; readonly from: Time; readonly to: Time };

const moment = ({ sequence, from, to }: NewFrames, at: Time): Time => nearestFrame(from + at as Time, sequence.frameRate) - to as Time;

/** Of two that come to one frame the later stays and the earlier goes to the frame before, so that a jump stays one; where that is taken too, as in a row of many, it goes away. */
const listOnNewFrames = (frames: NewFrames, list: readonly Keyframe[]): readonly Keyframe[] => {
	const frame = frameOf(frames.sequence);
	let next = Infinity;
	return list.toReversed().flatMap((keyframe, place, reversed) => {
		const at = moment(frames, keyframe.time);
		const before = reversed[place + 1];
		const taken = before ? moment(frames, before.time) : -frame;
		const free = [at, at - frame].find(candidate => candidate < next && (candidate === at || candidate > taken));
		next = free ?? next;
		return free === undefined ? [] : [{ ...keyframe, time: free as Time }];
	}).toReversed();
};

/** A record's keyframes on the nearest new frames. Points of a speed ramp all stay, at least a frame apart. */
export const keyframesOnNewFrames = (frames: NewFrames, keyframes: Keyframes): Keyframes => Object.fromEntries(Object.entries(keyframes).map(([path, list]) => [path, path === 'speed'
	? onFrames(list.map(point => ({ ...point, time: moment(frames, point.time) })), frameOf(frames.sequence))
	: listOnNewFrames(frames, list)]));

const putKeyframes = (draft: Draft, frames: NewFrames, targetId: string): void =>
	draft.effects(targetId).forEach(effect => draft.put({ ...effect, keyframes: keyframesOnNewFrames(frames, effect.keyframes) }));

/** Puts markers on the nearest new frames, each on one of its own and none before the beginning. */
const putMarkers = (draft: Draft, frames: NewFrames, markers: readonly Marker[]): void => {
	let free = 0;
	markers.toSorted((a, b) => a.at - b.at).forEach((marker) => {
		const at = Math.max(free, moment(frames, marker.at));
		free = at + frameOf(frames.sequence);
		draft.put({ ...marker, at: at as Time });
	});
};

/** Puts the keyframes of a clip's effects, and the markers of a still, on new frames; other markers stand on pictures and stay there. */
export const putPartsOnNewFrames = (draft: Draft, frames: NewFrames, clip: Clip): void => {
	putKeyframes(draft, frames, clip.id);
	if (requiredAsset(draft, clip.assetId).duration === null) {
		putMarkers(draft, frames, draft.markers(clip.id));
	}
};

/** Puts the markers and keyframes of a sequence, and the keyframes of its tracks, on the frames it has now; those of the effects on them too. */
export const putLanesOnNewFrames = (draft: Draft, sequence: Sequence): void => {
	const frames: NewFrames = { sequence, from: zeroTime, to: zeroTime };
	putMarkers(draft, frames, draft.markers(sequence.id));
	[sequence, ...tracksOf(draft.base, sequence.id)].forEach((record) => {
		draft.put({ ...record, keyframes: keyframesOnNewFrames(frames, record.keyframes) });
		putKeyframes(draft, frames, record.id);
	});
};
