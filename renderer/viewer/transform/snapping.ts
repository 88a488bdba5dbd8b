import type { Point, Size } from '../../../electron/shared/render/geometry.ts';
import { wayBetween, type Side } from './boxGeometry.ts';

/** Lines of the frame that a picture catches on, in pixels of the frame. */
export type Lines = { readonly x: readonly number[]; readonly y: readonly number[] };

/** What was caught: a line across (`y`), a line down (`x`), or none. */
export type Caught = { readonly x: number | null; readonly y: number | null };

export const nothingCaught: Caught = { x: null, y: null };

/** No guides. */
const noLines: Lines = { x: [], y: [] };

/** The edges and the middle of the frame; where the safe areas are shown, their edges too; and guides, in parts of the frame. */
export const linesOf = (frame: Size, hasSafeAreas: boolean, guides: Lines = noLines): Lines => {
	const parts = hasSafeAreas ? [0, 0.025, 0.05, 0.5, 0.95, 0.975, 1] : [0, 0.5, 1];
	return { x: [...parts, ...guides.x].map(part => part * frame.width), y: [...parts, ...guides.y].map(part => part * frame.height) };
};

type Catch = { readonly by: number; readonly line: number | null };

const nearest = (edges: readonly number[], lines: readonly number[], reach: number): Catch => edges
	.flatMap(edge => lines.map((line): Catch => ({ by: line - edge, line })))
	.reduce((best, candidate) => (Math.abs(candidate.by) <= reach && (best.line === null || Math.abs(candidate.by) < Math.abs(best.by)) ? candidate : best), { by: 0, line: null });

/** A way by which corners are moved, corrected so that their outer edges or their middle lie on a line within `reach`. */
export const caughtWay = (corners: readonly Point[], way: Point, lines: Lines, reach: number): { readonly way: Point; readonly caught: Caught } => {
	const edgesOf = (axis: 'x' | 'y') => {
		const all = corners.map(corner => corner[axis] + way[axis]);
		const [low, high] = [Math.min(...all), Math.max(...all)];
		return [low, (low + high) / 2, high];
	};
	const [x, y] = [nearest(edgesOf('x'), lines.x, reach), nearest(edgesOf('y'), lines.y, reach)];
	return { way: { x: way.x + x.by, y: way.y + y.by }, caught: { x: x.line, y: y.line } };
};

/** Where a dragged handle goes that may only move along the line from `fixed`: as far as to the nearest line of the frame within `reach`. */
export const caughtOnRay = (fixed: Point, from: Point, to: Point, lines: Lines, reach: number): { readonly to: Point; readonly caught: Caught } => {
	const ray = wayBetween(fixed, from);
	const length = ray.x ** 2 + ray.y ** 2;
	const share = length === 0 ? 1 : ((to.x - fixed.x) * ray.x + (to.y - fixed.y) * ray.y) / length;
	const candidates = (['x', 'y'] as const).flatMap(axis => (Math.abs(ray[axis]) < 1e-6 ? [] : lines[axis].map((line) => {
		const caughtShare = (line - fixed[axis]) / ray[axis];
		return { axis, line, share: caughtShare, distance: Math.abs(caughtShare - share) * Math.sqrt(length) };
	}))).filter(candidate => candidate.distance <= reach && candidate.share > 0).toSorted((a, b) => a.distance - b.distance);
	const [best] = candidates;
	const end = best?.share ?? share;
	return {
		to: { x: fixed.x + ray.x * end, y: fixed.y + ray.y * end },
		caught: { ...nothingCaught, ...best && { [best.axis]: best.line } },
	};
};

/** Where a dragged handle goes that may move freely: each direction it changes catches by itself. Only sensible for pictures that are not turned. */
export const caughtPoint = (to: Point, side: Side, lines: Lines, reach: number): { readonly to: Point; readonly caught: Caught } => {
	const x = side.x === 0 ? { by: 0, line: null } : nearest([to.x], lines.x, reach);
	const y = side.y === 0 ? { by: 0, line: null } : nearest([to.y], lines.y, reach);
	return { to: { x: to.x + x.by, y: to.y + y.by }, caught: { x: x.line, y: y.line } };
};

/** Degrees of a turn from `rotation`, so that it ends on a step of 15° or, without steps, on an eighth of a turn that is near. To a tenth of a degree. */
export const caughtTurn = (rotation: number, by: number, { isStepped, isSnapping }: { readonly isStepped: boolean; readonly isSnapping: boolean }): number => {
	const end = rotation + by;
	const eighth = Math.round(end / 45) * 45;
	if (isStepped) {
		return Math.round(end / 15) * 15 - rotation;
	}
	return (isSnapping && Math.abs(eighth - end) < 2.5 ? eighth : Math.round(end * 10) / 10) - rotation;
};
