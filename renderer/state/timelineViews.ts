import { z } from 'zod';
import { timeSchema, type Time } from '../../electron/shared/time/time.ts';
import type { Scale } from '../timeline/zoom.ts';

/** How the timeline of one film was last looked at. */
export type TimelineView = {
	readonly path: string; readonly scale: Scale; readonly scrollTop: number; readonly playhead: Time; readonly trackHeights: Readonly<Record<string, number>>;
	/** What shows its keyframes, and its automation, by id. */
	readonly openLanes: readonly string[]; readonly openAutomation: readonly string[];
};

/** So many open lanes of a film are remembered: more is no choice of anybody's, but all its clips at once. */
const mostLanes = 500;

const idsSchema = z.array(z.string()).max(mostLanes).default([]);
const viewSchema = z.object({
	path: z.string(), leftFlicks: z.number().nonnegative(), pixelsPerSecond: z.number().positive().max(10_000), scrollTop: z.number().nonnegative(),
	playhead: timeSchema, trackHeights: z.record(z.string(), z.number().positive()), openLanes: idsSchema, openAutomation: idsSchema,
}).transform(({ leftFlicks, pixelsPerSecond, ...view }): TimelineView => ({ ...view, scale: { leftFlicks, pixelsPerSecond } }));

/** Of so many films it is remembered; the one not seen for longest is forgotten first. */
const mostFilms = 40;

/** The views in a stored value, which may be anything. */
export const readViews = (value: unknown): readonly TimelineView[] => (Array.isArray(value) ? value : []).flatMap((entry) => {
	const parsed = viewSchema.safeParse(entry);
	return parsed.success ? [parsed.data] : [];
});

/** As they are stored: this film's first, then the others. */
export const writeViews = (views: readonly TimelineView[], newest: TimelineView): unknown => [newest, ...views.filter(view => view.path !== newest.path)].slice(0, mostFilms)
	.map(({ scale, openLanes, openAutomation, ...view }) => ({ ...view, ...scale, openLanes: openLanes.slice(0, mostLanes), openAutomation: openAutomation.slice(0, mostLanes) }));
