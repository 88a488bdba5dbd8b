import type { Asset, Clip, Effect, Project, ProjectRecord, Track, Transition } from '../../electron/shared/timeline/records.ts';
import { clipDefaults, trackDefaults } from '../../electron/shared/timeline/records.ts';
import { frameLength, timeOfFrame } from '../../electron/shared/time/frameRate.ts';
import type { Time } from '../../electron/shared/time/time.ts';
import type { SourceName } from './paritySources.ts';

export const rate = { numerator: 25, denominator: 1 };
export const frame = frameLength(rate);
/** Frames of the sequence as time. */
export const frames = (count: number): Time => timeOfFrame(count, rate);

/** An effect of a case: its type and what differs from the defaults. */
export type CaseEffect = Pick<Effect, 'type'> & Partial<Effect>;

/** A clip of a case: where it lies in frames, what it shows, and what is set on it. */
export type CaseClip = Partial<Omit<Clip, 'transform' | 'crop'>> & {
	readonly source: SourceName; readonly track: number; readonly from: number; readonly length: number;
	/** 'video' unless told. */
	readonly trackType?: Track['type'];
	/** First frame shown of the source. */
	readonly sourceFrom?: number;
	/** Effects on it, in order. */
	readonly effects?: readonly CaseEffect[];
	readonly transform?: Partial<Clip['transform']>; readonly crop?: Partial<Clip['crop']>;
};

export type CaseTransition = { readonly from: number; readonly to: number; readonly type: string; readonly length: number; readonly parameters?: Transition['parameters'] };

export type CaseProject = { readonly width: number; readonly height: number; readonly clips: readonly CaseClip[]; readonly transitions?: readonly CaseTransition[];
	/** Whatever else is in the project. */
	readonly records?: readonly ProjectRecord[];
};

export const sequenceId = 'sequence-1';

const trackOf = (type: Track['type'], order: number): Track =>
	({ kind: 'track', id: `${type}-${order}`, sequenceId, name: `${type} ${order}`, type, order, ...trackDefaults });

const clipOf = ({ source, track, trackType = 'video', from, length, sourceFrom = 0, effects: _effects, transform, crop, ...rest }: CaseClip, number: number, assetId: string): Clip => ({
	...clipDefaults, ...rest,
	kind: 'clip', id: `clip-${number}`, name: source, assetId, trackId: `${trackType}-${track}`,
	start: frames(from), duration: frames(length), sourceStart: frames(sourceFrom),
	transform: { ...clipDefaults.transform, ...transform }, crop: { ...clipDefaults.crop, ...crop },
});

/** The document of a case; `assets` by the name of their source. */
export const projectOf = (described: CaseProject, assets: ReadonlyMap<string, Asset>): Project => {
	const records: ProjectRecord[] = [
		{ kind: 'project', id: 'project', name: 'parity' },
		{ kind: 'sequence', id: sequenceId, name: 'parity', width: described.width, height: described.height, frameRate: rate, sampleRate: 48_000, volume: 0, keyframes: {} },
		...described.clips.map(({ track, trackType = 'video' }) => trackOf(trackType, track)),
		...assets.values(), ...described.records ?? [],
		...described.clips.map((clip, number) => clipOf(clip, number, assets.get(clip.source)?.id ?? '')),
		...described.clips.flatMap(({ effects = [] }, number) => effects.map((effect, order): Effect => ({
			kind: 'effect', id: `effect-${number}-${order}`, targetId: `clip-${number}`, order, isEnabled: true, parameters: {}, keyframes: {}, ...effect,
		}))),
		...(described.transitions ?? []).map(({ from, to, type, length, parameters = {} }, number): Transition => ({
			kind: 'transition', id: `transition-${number}`, trackId: `${described.clips[from]?.trackType ?? 'video'}-${described.clips[from]?.track ?? 0}`,
			fromClipId: `clip-${from}`, toClipId: `clip-${to}`, type, duration: frames(length), parameters,
		})),
	];
	return Object.fromEntries(records.map(record => [record.id, record]));
};

/** One frame of the sequence as a range. */
export const frameRange = (number: number): { start: Time; end: Time } => ({ start: frames(number), end: frames(number + 1) });

