import { z } from 'zod';
import { CallFailed, refuseEdit } from '../../contract/failure.ts';
import { effectDescribed } from '../../effects/effectDescriptions.ts';
import { keyframeAt, withInsertedKeyframe, withKeyframe, withList } from '../../keyframes/keyframeLists.ts';
import { easings, keyframeValueSchema, type Keyframe } from '../../keyframes/keyframe.ts';
import { valueAt } from '../../keyframes/valueAt.ts';
import { nearestFrame } from '../../time/frameRate.ts';
import { timeSchema, type Time } from '../../time/time.ts';
import { canHaveKeyframes, type Animated } from '../keyframable.ts';
import { sequenceOf } from '../queries.ts';
import type { Sequence } from '../records.ts';
import type { Draft } from './draft.ts';
import { openEffectTarget, requiredSequence } from './required.ts';
import { nameOf, refuseForbidden, withProperty, wordsFor } from './property.ts';

/** Some keyframes of one parameter. */
export const keyframesOfSchema = z.object({
	id: z.string(),
	/** Leads into the record: "transform.x". */
	path: z.string(),
	/** Their moments, counted from the clip's start (tracks: the sequence's). */
	times: z.array(timeSchema).min(1),
});

/** The record, if its parameter can have keyframes and may be changed; else refuses with a sentence. */
export const animatedRecord = (draft: Draft, id: string, path: string): Animated => {
	const kind = draft.base[id]?.kind;
	const record = (kind && draft.get(kind, id)) ?? refuseEdit(`There is nothing called ${id} in this project. It may have been removed.`);
	if (!canHaveKeyframes(record, path)) {
		throw new CallFailed({ kind: 'invalid-request', problem: `“${path}” of a ${record.kind} cannot have keyframes.` });
	}
	refuseForbidden(draft, record, path);
	return record;
};

/** The sequence whose frames a record's keyframes lie on. */
const sequenceOfRecord = (draft: Draft, record: Animated): Sequence => {
	const owner = record.kind === 'effect' ? openEffectTarget(draft, record.targetId) : record;
	return owner.kind === 'sequence' ? owner : requiredSequence(draft, sequenceOf(draft.base, owner).id);
};

/** What a parameter is at a moment of the record's own time; of effects, also where it has never been set. */
export const valueOf = (record: Animated, path: string, at: Time): unknown => valueAt(record, path, at)
	?? (record.kind === 'effect' ? effectDescribed(record.type)?.parameters.find(parameter => parameter.path === path)?.default : undefined);

/** A moment of a record's own time on the nearest frame. */
export const keyframeTime = (draft: Draft, record: Animated, at: Time): Time => nearestFrame(at, sequenceOfRecord(draft, record).frameRate);

/** A value the parameter takes, or a refusal. */
const checkedValue = (record: Animated, path: string, value: unknown): Keyframe['value'] => {
	withProperty(record, path, value);
	const parsed = keyframeValueSchema.safeParse(value);
	return parsed.success ? parsed.data : refuseEdit(`The ${wordsFor(path)} of “${nameOf(record)}” cannot have that as a keyframe.`);
};

/** The record with a keyframe of this value at a moment; where a curve ran through it before, both halves keep their shape. */
export const withKeyedValue = (draft: Draft, record: Animated, path: string, time: Time, value: unknown): Animated => {
	const at = keyframeTime(draft, record, time);
	const list = withInsertedKeyframe(record.keyframes[path] ?? [], at);
	const keyframe = { easing: easings.linear, ...keyframeAt(list, at), time: at, value: checkedValue(record, path, value) };
	return { ...record, keyframes: withList(record.keyframes, path, withKeyframe(list, keyframe)) };
};

/** The record with other keyframes for a parameter. Without any the parameter keeps the value it had at `restAt`. */
export const withKeyframeList = (record: Animated, path: string, list: readonly Keyframe[], restAt: Time): Animated => {
	const rest = list.length === 0 ? withProperty(record, path, valueOf(record, path, restAt)) : record;
	return { ...rest, keyframes: withList(record.keyframes, path, list) };
};
