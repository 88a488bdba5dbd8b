import { refuseEdit } from '../../contract/failure.ts';
import { withList } from '../../keyframes/keyframeLists.ts';
import type { Keyframe, Keyframes } from '../../keyframes/keyframe.ts';
import { meanSpeed, rampMoment, rampOf, standstills, type Pace, type SpeedRamp } from '../../time/speedRamp.ts';
import type { Time } from '../../time/time.ts';
import { exactlyPassed, momentPassed, runsAlike, sourceLength, sourcePassed, timeWithin } from '../../time/timeMap.ts';
import { sourceLimit } from '../handles.ts';
import { clipEnd, frameOf, linkedClips } from '../queries.ts';
import type { Clip } from '../records.ts';
import type { Draft } from './draft.ts';
import { requiredAsset, requiredTrack, sequenceOfClip } from './required.ts';
import { putRippling } from './timing.ts';

/** Of keyframes that fall onto one flick the last stays. */
const inOrder = (list: readonly Keyframe[]): readonly Keyframe[] => list.filter((keyframe, place) => (list[place + 1]?.time ?? Infinity) > keyframe.time);

/** Points on whole frames, and at least one apart. */
export const onFrames = (ramp: SpeedRamp, frame: Time): SpeedRamp => {
	let last = -Infinity;
	return ramp.map((point) => {
		last = Math.max(last + frame, Math.round(point.time / frame) * frame);
		return { ...point, time: last as Time };
	});
};

/**
 * Points at moments of a clip as it runs now, at the moments those pictures have once the clip runs along the points, to the nearest frame. Its first picture stays its first. A
 * point up to which time stands still keeps its distance from the one before, whose picture it then has.
 */
export const onTheirPictures = (now: Pace, points: SpeedRamp, frame: Time): SpeedRamp => {
	const [first] = points;
	if (!first) {
		return points;
	}
	let at = 0;
	let shown = exactlyPassed(now, first.time);
	const spread = points.map((point, place) => {
		const before = points[place - 1];
		const speed = before ? meanSpeed(before, point) : 0;
		if (before && speed === 0) {
			at += point.time - before.time;
		} else if (before) {
			// Time that came to stand still takes pictures away from what follows.
			const picture = Math.max(shown, exactlyPassed(now, point.time));
			at += (picture - shown) / speed;
			shown = picture;
		}
		return { ...point, time: at as Time };
	});
	const start = rampMoment(spread, -exactlyPassed(now, first.time));
	return onFrames(spread.map(point => ({ ...point, time: point.time - start as Time })), frame);
};

/** The clip's moments as it ran (its own time) and as it runs. */
type Change = { readonly before: Clip; readonly now: Pace; readonly wanted: Pace };

/** When what was seen at `local` is seen. While time stands still, as far into the standstill as before, where there are as many of them. */
const momentAfter = ({ now, wanted }: Change, local: number): number => {
	const [before, after] = [now, wanted].map(pace => standstills(rampOf(pace) ?? []));
	const place = before?.length === after?.length ? before?.findIndex(({ start, end }) => local >= start && local <= end) ?? -1 : -1;
	const [from, to] = [before?.[place], after?.[place]];
	return from && to
		? to.start + (local - from.start) / (from.end - from.start) * (to.end - to.start)
		: momentPassed(wanted, exactlyPassed(now, local));
};

/** All keyframes but those of the speed on the pictures they were set on, from another start of the clip. */
const movedKeyframes = (keyframes: Keyframes, moment: (local: number) => number): Keyframes => Object.fromEntries(Object.entries(keyframes)
	.map(([path, list]) => [path, path === 'speed' ? list : inOrder(list.map(keyframe => ({ ...keyframe, time: Math.round(moment(keyframe.time)) as Time })))]));

/** Clips that change together, by id: those changed so far, the others as they were. */
type Members = ReadonlyMap<string, Clip>;

/** The earliest a clip may begin: where the one before it ends that does not change with it, with a frame for each between them that does. */
const endBefore = (draft: Draft, clip: Clip, members: Members, frame: number): number =>
	draft.clips(clip.trackId).filter(other => other.start < clip.start).reduce((end, other) => members.has(other.id) ? end + frame : Math.max(end, clipEnd(other)), 0);

/** The latest a clip may end without pushing the next: the start it has, or has come to have. */
const startAfter = (draft: Draft, clip: Clip, members: Members): number => {
	const next = draft.clips(clip.trackId).find(other => other.start > clip.start);
	return next ? (members.get(next.id) ?? next).start : Infinity;
};

/** The first picture a clip shows, whichever way it runs. */
const headMoment = (clip: Clip): number => clip.sourceStart + (clip.isReversed ? sourceLength(clip) : 0);

const fastest = (pace: Pace): number => Math.max(...rampOf(pace)?.map(({ value }) => (typeof value === 'number' ? value : 0)) ?? [pace.speed]);

/** One clip of a group run along `change`, which says how the one it goes by runs; `drift` is how far that one's first picture has moved by rounding. Puts its effects. */
const retimedMember = (draft: Draft, member: Clip, change: Change, members: Members, drift: number, isPushing: boolean): Clip => {
	const frame = frameOf(sequenceOfClip(draft, member));
	const begun = member.start - change.before.start;
	const wantedStart = Math.round((change.before.start + momentAfter(change, begun)) / frame) * frame;
	const next = isPushing ? Infinity : startAfter(draft, member, members);
	const start = begun === 0 ? member.start : Math.min(next - frame, Math.max(endBefore(draft, member, members, frame), wantedStart));
	const offset = start - change.before.start;
	const ramp = rampOf(change.wanted);
	const pace: Pace = {
		speed: change.wanted.speed, keyframes: ramp ? { speed: ramp.map(point => ({ ...point, time: point.time - offset as Time })) } : {},
	};
	const shownLater = begun === 0 ? 0 : exactlyPassed(change.wanted, offset) - exactlyPassed(change.now, begun);
	const head = headMoment(member) + (member.isReversed ? -shownLater : shownLater) + drift;
	const limit = sourceLimit(requiredAsset(draft, member.assetId), frame);
	const whole = Math.max(1, Math.round((change.before.start + momentAfter(change, begun + member.duration) - start) / frame)) * frame;
	const longest = timeWithin(pace, member.isReversed ? limit : limit - Math.max(0, Math.floor(head)), frame);
	if (longest < frame) {
		return refuseEdit(`“${member.name}” is too close to the end of its source to run at ${Math.round(fastest(change.wanted) * 100)} %: one frame would need more than there is left. Choose a lower speed, or slip the clip back first.`);
	}
	const duration = Math.max(frame, Math.min(whole, longest, next - start)) as Time;
	const length = sourcePassed(pace, duration);
	const sourceStart = Math.max(0, Math.min(Math.floor(limit) - length, Math.floor(head) - (member.isReversed ? length : 0))) as Time;
	const moment = (local: number) => momentAfter(change, local + begun) - offset;
	draft.effects(member.id).forEach(effect => draft.put({ ...effect, keyframes: movedKeyframes(effect.keyframes, moment) }));
	return {
		...member, start: start as Time, duration, speed: change.wanted.speed, sourceStart,
		keyframes: withList(movedKeyframes(member.keyframes, moment), 'speed', rampOf(pace) ?? []),
	};
};

/** Clips linked to one that lie beside it and run in the same way at the same moments of the timeline: its sound, also where that begins earlier or later. */
export const runningAlong = (draft: Draft, clip: Clip): readonly Clip[] => linkedClips(draft.base, clip).flatMap(({ id }) => {
	const found = draft.get('clip', id);
	const other = found && found.trackId !== clip.trackId && found.start < clipEnd(clip) && clip.start < clipEnd(found) ? found : undefined;
	const [ramp, theirs] = [rampOf(clip), other && rampOf(other)];
	const apart = ramp && other && theirs ? (ramp[0]?.time ?? 0) + clip.start - (theirs[0]?.time ?? 0) - other.start : 0;
	return other && runsAlike(clip, other) && Math.abs(apart) < 2 ? [other] : [];
});

/**
 * A clip, and clips that run along with it, at another pace: `wanted` is told in the clip's own time as it will be. What they show of the source stays, to the nearest frame;
 * keyframes stay on their pictures and sound stays in sync. Unless `isPushing`, each ends where the next on its track begins. Does not put the clips, only their effects.
 */
export const retimed = (draft: Draft, clip: Clip, along: readonly Clip[], wanted: Pace, isPushing: boolean): readonly Clip[] => {
	const change: Change = { before: clip, now: { speed: clip.speed, keyframes: clip.keyframes }, wanted };
	const members = new Map([clip, ...along].map(member => [member.id, member]));
	const own = retimedMember(draft, clip, change, members, 0, isPushing);
	const drift = headMoment(own) - headMoment(clip);
	members.set(own.id, own);
	// Of parts on one track the last goes first, so that the others know where it begins.
	along.toSorted((a, b) => b.start - a.start).forEach(member => members.set(member.id, retimedMember(draft, member, change, members, drift, isPushing)));
	return [...members.values()];
};

/** Puts clips that run at another pace. Rippling, everything that begins after the first of them ended moves along, by as much as the one that became longest. */
export const putRetimed = (draft: Draft, clips: readonly Clip[], ripple: boolean): void => {
	const ends = clips.map(clip => ({ now: clipEnd(clip), before: clipEnd(draft.get('clip', clip.id) ?? clip) }));
	if (ripple) {
		putRippling(draft, clips, Math.min(...ends.map(({ before }) => before)) as Time, Math.max(...ends.map(({ now, before }) => now - before)));
	} else {
		clips.forEach(clip => draft.put(clip));
	}
};

/**
 * Runs clips at another pace and puts them; those linked to each other and running alike change as one, by the picture among them. Rippling, everything later moves along;
 * else a longer clip stops at the next one, and a shorter one leaves a gap.
 */
export const retime = (draft: Draft, clips: readonly Clip[], paceOf: (clip: Clip) => Pace, ripple: boolean): void => {
	const isSound = (clip: Clip) => requiredTrack(draft, clip.trackId).type === 'audio';
	const groups = [...Map.groupBy(clips, clip => clip.linkId ?? clip.id).values()].map(group => group.toSorted((a, b) => Number(isSound(a)) - Number(isSound(b))));
	// Those after one another push the later ones along, so the last goes first.
	groups.toSorted((a, b) => (b[0]?.start ?? 0) - (a[0]?.start ?? 0)).forEach((group) => {
		const changed = new Map<string, Clip>();
		group.forEach((member) => {
			if (!changed.has(member.id)) {
				const along = runningAlong(draft, member).filter(other => !changed.has(other.id) && group.some(({ id }) => id === other.id));
				const together = retimed(draft, member, along, paceOf(member), ripple);
				together.forEach(clip => changed.set(clip.id, clip));
				if (!ripple) {
					together.forEach(clip => draft.put(clip));
				}
			}
		});
		if (ripple) {
			putRetimed(draft, [...changed.values()], ripple);
		}
	});
};
