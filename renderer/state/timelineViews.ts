import { z } from 'zod';
import { timeSchema, type Time } from '../../electron/shared/time/time.ts';
import type { Scale } from '../timeline/zoom.ts';

const viewSchema = z.object({
	path: z.string(), leftFlicks: z.number().nonnegative(), pixelsPerSecond: z.number().positive().max(10_000), scrollTop: z.number().nonnegative(),
	playhead: timeSchema, trackHeights: z.record(z.string(), z.number().positive()),
});

/** How the timeline of one film was last looked at. */
export type TimelineView = { readonly path: string; readonly scale: Scale; readonly scrollTop: number; readonly playhead: Time; readonly trackHeights: Readonly<Record<string, number>> };

/** Of so many films it is remembered; the one not seen for longest is forgotten first. */
const mostFilms = 40;

/** The views in a stored value, which may be anything. */
export const readViews = (value: unknown): readonly TimelineView[] => (Array.isArray(value) ? value : []).flatMap((entry) => {
	const parsed = viewSchema.safeParse(entry);
	return parsed.success ? [{ path: parsed.data.path, scale: { leftFlicks: parsed.data.leftFlicks, pixelsPerSecond: parsed.data.pixelsPerSecond }, scrollTop: parsed.data.scrollTop, playhead: parsed.data.playhead, trackHeights: parsed.data.trackHeights }] : [];
});

/** As they are stored: this film's first, then the others. */
export const writeViews = (views: readonly TimelineView[], newest: TimelineView): unknown => [newest, ...views.filter(view => view.path !== newest.path)].slice(0, mostFilms)
	.map(({ path, scale, scrollTop, playhead, trackHeights }) => ({ path, ...scale, scrollTop, playhead, trackHeights }));
