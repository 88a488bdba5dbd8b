import type { Side } from './boxGeometry.ts';

const cursors = ['ew-resize', 'nwse-resize', 'ns-resize', 'nesw-resize'] as const;

/** The arrow that shows which way a handle goes, also of a turned picture. */
export const sideCursor = (side: Side, rotation: number): string => {
	const angle = Math.atan2(side.y, side.x) * 180 / Math.PI + rotation;
	return cursors[((Math.round(angle / 45) % 4) + 4) % 4] ?? 'move';
};
