import { z } from 'zod';
import { CallFailed, refuseEdit } from '../../contract/failure.ts';
import type { Time } from '../../time/time.ts';
import { recordSchema, type ProjectRecord } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf, type Draft } from './draft.ts';
import { openClip, openEffectTarget, openTrack } from './required.ts';
import { checkedParameters } from './effectParameters.ts';
import { halfInFrames, roomForTransition } from './transitionPlace.ts';

/** What may be set, by kind of record. Places, lengths and references have edits of their own, which keep the timeline in order. */
const editablePaths: Readonly<Record<ProjectRecord['kind'], readonly RegExp[]>> = {
	project: [/^name$/],
	sequence: [/^name$/],
	track: [/^(name|isLocked|isSyncLocked|isMuted|isSolo|isHidden|volume|pan)$/],
	asset: [/^name$/],
	clip: [/^(name|isEnabled|opacity|volume|pan|fadeIn|fadeOut|audioStream)$/, /^transform(\.(x|y|scale|rotation))?$/, /^crop(\.(left|top|right|bottom))?$/],
	marker: [/^(name|note|colour)$/],
	transition: [/^(type|duration|parameters)$/, /^parameters\.\w+$/],
	effect: [/^(isEnabled|parameters)$/, /^parameters\.\w+$/],
	'caption-track': [/^(name|isHidden|style)$/, /^style\.\w+$/],
	caption: [],
};

const trackFlags: Readonly<Record<string, 'video' | 'audio'>> = { isMuted: 'audio', isSolo: 'audio', isHidden: 'video', volume: 'audio', pan: 'audio' };

/** "transform.x" → "position", "isMuted" → "mute": what the history says was changed. */
const words: Readonly<Record<string, string>> = {
	'transform': 'position', 'transform.x': 'position', 'transform.y': 'position', 'transform.scale': 'scale', 'transform.rotation': 'rotation',
	'fadeIn': 'fade-in', 'fadeOut': 'fade-out', 'audioStream': 'sound stream',
	'isLocked': 'lock', 'isSyncLocked': 'sync lock', 'isMuted': 'mute', 'isSolo': 'solo', 'isHidden': 'visibility', 'isEnabled': 'enabled state',
};
const wordsFor = (path: string): string => words[path] ?? path.split('.')[0] ?? path;

const nameOf = (record: ProjectRecord): string => {
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
const refuseForbidden = (draft: Draft, record: ProjectRecord, path: string): void => {
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

/** What zod cannot know: values that must fit other records. */
const fitted = (draft: Draft, record: ProjectRecord, path: string): ProjectRecord => {
	if (record.kind === 'clip' && path === 'fadeIn') {
		return { ...record, fadeIn: Math.max(0, Math.min(record.fadeIn, record.duration - record.fadeOut)) as Time };
	}
	if (record.kind === 'clip' && path === 'fadeOut') {
		return { ...record, fadeOut: Math.max(0, Math.min(record.fadeOut, record.duration - record.fadeIn)) as Time };
	}
	if (record.kind === 'clip' && path === 'audioStream') {
		const asset = draft.get('asset', record.assetId);
		return asset && record.audioStream >= asset.audio.length ? refuseEdit(`“${asset.name}” has no sound stream ${record.audioStream + 1}.`) : record;
	}
	if (record.kind === 'effect') {
		return { ...record, parameters: checkedParameters(record.type, record.parameters) };
	}
	if (record.kind === 'transition' && path === 'duration') {
		const { frame, longest } = roomForTransition(draft, openClip(draft, record.fromClipId), openClip(draft, record.toClipId));
		return { ...record, duration: Math.min(longest, 2 * halfInFrames(record.duration, frame)) as Time };
	}
	return record;
};

/** What is set: one parameter of one record. */
const settingSchema = z.object({
	id: z.string(),
	/** Leads into the record: "transform.x". */
	path: z.string(),
	value: z.unknown(),
});
type Setting = z.output<typeof settingSchema>;

/** What is wrong with a value, for a sentence; bounds in plain words, else what the schema says. */
const problemOf = (issue: z.core.$ZodIssue): string => {
	if (issue.code === 'too_big') {
		return `it must be at most ${issue.maximum}`;
	}
	return issue.code === 'too_small' ? `it must be at least ${issue.minimum}` : issue.message.replace(/\.$/, '');
};

const set = (draft: Draft, { id, path, value }: Setting): void => {
	const kind = draft.base[id]?.kind;
	const record = (kind && draft.get(kind, id)) ?? refuseEdit(`There is nothing called ${id} in this project. It may have been removed.`);
	refuseForbidden(draft, record, path);
	const parsed = recordSchema.safeParse(withValueAt(record, path.split('.'), value));
	const changed = parsed.success ? parsed.data : refuseEdit(`The ${wordsFor(path)} of “${nameOf(record)}” cannot be that: ${parsed.error.issues.map(problemOf).join(', ')}.`);
	draft.put(fitted(draft, changed, path));
};

/**
 * Sets one parameter of a record: a name, a volume, a position, the type of a transition.
 *
 * The value is checked by the record's own schema. A fade stops where the other begins; a transition's length is cut to what its handles
 * allow. Places and lengths of clips are not parameters: they have edits of their own. Clips of locked tracks are refused.
 */
export const setProperty = defineEdit({
	label: 'Change parameter',
	describe: ({ path }) => `Change ${wordsFor(path)}`,
	args: settingSchema,
	apply: (project, args, newId) => {
		const draft = draftOf(project, newId);
		set(draft, args);
		return draft.finish();
	},
});

/** Sets several parameters, of one or of many records, in one step: what the inspector does with a selection, or a drag in the viewer. */
export const setProperties = defineEdit({
	label: 'Change parameters',
	describe: ({ settings }) => {
		const [first, ...others] = new Set(settings.map(setting => wordsFor(setting.path)));
		return others.length === 0 ? `Change ${first}` : 'Change parameters';
	},
	args: z.object({ settings: z.array(settingSchema).min(1) }),
	apply: (project, { settings }, newId) => {
		const draft = draftOf(project, newId);
		settings.forEach(setting => set(draft, setting));
		return draft.finish();
	},
});
