import { z } from 'zod';
import { refuseEdit } from '../../contract/failure.ts';
import { timeSchema, type Time } from '../../time/time.ts';
import { isKeyed } from '../keyframable.ts';
import type { ProjectRecord } from '../records.ts';
import { defineEdit } from './defineEdit.ts';
import { draftOf, type Draft } from './draft.ts';
import { withKeyedValue } from './keyframing.ts';
import { putKeyed, withoutFollowing } from './putKeyed.ts';
import { refuseForbidden, withProperty, wordsFor } from './property.ts';
import { openClip } from './required.ts';
import { halfInFrames, roomForTransition } from './transitionPlace.ts';

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
	/** Where the parameter has keyframes: sets one there, counted from the clip's start (tracks: the sequence's). Null sets the plain value, which is seen once there are none. */
	time: timeSchema.nullable().default(null),
});
type Setting = z.output<typeof settingSchema>;

const set = (draft: Draft, { id, path, value, time }: Setting): void => {
	const kind = draft.base[id]?.kind;
	const record = (kind && draft.get(kind, id)) ?? refuseEdit(`There is nothing called ${id} in this project. It may have been removed.`);
	refuseForbidden(draft, record, path);
	putKeyed(draft, time !== null && isKeyed(record, path)
		? withKeyedValue(draft, record, path, time, value)
		: fitted(draft, withProperty(record, path, value), path), false);
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
		withoutFollowing(draft, settings).forEach(setting => set(draft, setting));
		return draft.finish();
	},
});
