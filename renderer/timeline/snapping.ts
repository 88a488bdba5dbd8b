import { time, type Time } from '../../electron/shared/time/time.ts';
import { nearestSnapPoint } from '../../electron/shared/timeline/queries.ts';

/** What a drag by `delta` becomes when any of its `edges` may catch on one of the sorted `points`: the corrected delta, and where the line is drawn. */
export const snappedDelta = (edges: readonly number[], delta: number, points: readonly Time[], reach: number): { delta: number; line: Time | null } => {
	let best: { delta: number; line: Time | null; distance: number } = { delta, line: null, distance: Infinity };
	for (const edge of edges) {
		const point = nearestSnapPoint(points, time(edge + delta), time(reach));
		if (point !== undefined && Math.abs(point - (edge + delta)) < best.distance) {
			best = { delta: point - edge, line: point, distance: Math.abs(point - (edge + delta)) };
		}
	}
	return { delta: best.delta, line: best.line };
};
