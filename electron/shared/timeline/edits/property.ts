import type { z } from 'zod';
import { CallFailed, refuseEdit } from '../../contract/failure.ts';
import { recordSchema, type ProjectRecord } from '../records.ts';
import type { Draft } from './draft.ts';
import { checkedParameters } from './effectParameters.ts';
import { openEffectTarget, openTrack } from './required.ts';

/** All of a mask but whether there is one and of what kind: `setMask` says that. */
const maskPath = /^mask\.(x|y|width|height|rotation|roundness|points|feather|expand|opacity|isInverted)$/;

/** What may be set, by kind of record. Places, lengths and references have edits of their own, which keep the timeline in order. */
const editablePaths: Readonly<Record<ProjectRecord['kind'], readonly RegExp[]>> = {
	project: [/^name$/],
	sequence: [/^(name|volume)$/],
	track: [/^(name|isLocked|isSyncLocked|isMuted|isSolo|isHidden|volume|pan)$/],
	bin: [/^name$/],
	asset: [/^name$/],
	clip: [/^(name|isEnabled|opacity|blend|volume|pan|fadeIn|fadeOut|fadeInCurve|fadeOutCurve|audioStream|speed|keepsPitch)$/, /^transform(\.(x|y|scale|stretch|rotation|anchorX|anchorY))?$/, /^crop(\.(left|top|right|bottom))?$/, maskPath],
	marker: [/^(name|note|colour)$/],
	transition: [/^(type|duration|parameters)$/, /^parameters\.\w+$/],
	effect: [/^(isEnabled|parameters)$/, /^parameters\.\w+$/, maskPath],
	'caption-track': [/^(name|isHidden|style)$/, /^style\.\w+$/],
	caption: [], 'cast-member': [], lut: [/^name$/],
};

const trackFlags: Readonly<Record<string, 'video' | 'audio'>> = { isMuted: 'audio', isSolo: 'audio', isHidden: 'video', volume: 'audio', pan: 'audio' };

const words: Readonly<Record<string, string>> = {
	'transform': 'position', 'transform.x': 'position', 'transform.y': 'position', 'transform.scale': 'scale', 'transform.rotation': 'rotation',
	'transform.stretch': 'width', 'transform.anchorX': 'anchor', 'transform.anchorY': 'anchor',
	'blend': 'blend mode', 'fadeIn': 'fade-in', 'fadeOut': 'fade-out', 'fadeInCurve': 'fade curve', 'fadeOutCurve': 'fade curve', 'audioStream': 'sound stream',
	'isLocked': 'lock', 'isSyncLocked': 'sync lock', 'isMuted': 'mute', 'isSolo': 'solo', 'isHidden': 'visibility', 'isEnabled': 'enabled state',
};
/** "transform.x" → "position", "isMuted" → "mute": what the history says was changed. */
export const wordsFor = (path: string): string => words[path] ?? path.replace(/^parameters\./, '').split('.')[0] ?? path;

/** What a record is called in a sentence. */
export const nameOf = (record: ProjectRecord): string => {
	switch (record.kind) {
		case 'transition':
		case 'effect': return record.type;
		case 'caption': return record.text;
		default: return record.name;
	}
};

/** A copy of a plain value with another value at `path`. */
const withValueAt = (target: unknown, path: readonly string[], value: unknown): unknown => {
	const [key, ...rest] = path;
	if (key === undefined) {
		return value;
	}
	// Paths have been checked against `editablePaths`, so every step leads into an object.
	const object = target as Readonly<Record<string, unknown>>;
	return { ...object, [key]: withValueAt(object[key], rest, value) };
};

/** Refuses what the record's place forbids, whatever the value. */
export const refuseForbidden = (draft: Draft, record: ProjectRecord, path: string): void => {
	if (!editablePaths[record.kind].some(pattern => pattern.test(path))) {
		throw new CallFailed({ kind: 'invalid-request', problem: `“${path}” of a ${record.kind} cannot be set.` });
	}
	if (record.kind === 'clip' || record.kind === 'transition') {
		openTrack(draft, record.trackId);
	}
	if (record.kind === 'effect') {
		openEffectTarget(draft, record.targetId);
	}
	if (record.kind === 'track' && trackFlags[path] && trackFlags[path] !== record.type) {
		refuseEdit(`“${record.name}” is ${record.type === 'video' ? 'a video' : 'an audio'} track; this can only be set on ${trackFlags[path]} tracks.`);
	}
};

/** What is wrong with a value, for a sentence; bounds in plain words, else what the schema says. */
const problemOf = (issue: z.core.$ZodIssue): string => {
	if (issue.code === 'too_big') {
		return `it must be at most ${issue.maximum}`;
	}
	return issue.code === 'too_small' ? `it must be at least ${issue.minimum}` : issue.message.replace(/\.$/, '');
};

/** The record with a value set, as its schema (of effects: their parameters') has it; refuses what that does not take. */
export const withProperty = <Kept extends ProjectRecord>(record: Kept, path: string, value: unknown): Kept => {
	const parsed = recordSchema.safeParse(withValueAt(record, path.split('.'), value));
	if (!parsed.success) {
		return refuseEdit(`The ${wordsFor(path)} of “${nameOf(record)}” cannot be that: ${parsed.error.issues.map(problemOf).join(', ')}.`);
	}
	const changed = parsed.data;
	// A value inside a record does not change its kind.
	return (changed.kind === 'effect' ? { ...changed, parameters: checkedParameters(changed.type, changed.parameters) } : changed) as Kept;
};
