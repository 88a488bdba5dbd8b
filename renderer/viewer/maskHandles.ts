import { cornersOf, type Shape } from '../../electron/shared/effects/shape.ts';

/** A place in parts of the picture's width and height. */
export type Place = { readonly x: number; readonly y: number };

/** What is dragged: the whole shape, one of its sides or corners (−1, 0 or 1 across and down), its turn, or a corner of a polygon. */
export type MaskHandle =
	| { readonly type: 'move' }
	| { readonly type: 'side'; readonly across: -1 | 0 | 1; readonly down: -1 | 0 | 1 }
	| { readonly type: 'turn' }
	| { readonly type: 'corner'; readonly corner: number };

/** Smallest side a drag leaves, in parts of the picture's height. */
const smallest = 0.01;
/** How far above the shape its handle for turning lies, in parts of the picture's height. */
const turnReach = 0.07;

/** From places in the shape's own upright axes (units of the picture's height, from its middle) to places in the picture. */
const outOf = (shape: Shape, aspect: number) => {
	const angle = shape.rotation * Math.PI / 180;
	const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
	return (u: number, v: number): Place => ({ x: shape.x + (u * cos - v * sin) / aspect, y: shape.y + u * sin + v * cos });
};

/** A way in the picture in the shape's own axes. */
const into = (shape: Shape, aspect: number, way: Place): { u: number; v: number } => {
	const angle = -shape.rotation * Math.PI / 180;
	const [x, y] = [way.x * aspect, way.y];
	return { u: x * Math.cos(angle) - y * Math.sin(angle), v: x * Math.sin(angle) + y * Math.cos(angle) };
};

/** Points along the edge of a shape, in order. `aspect`: the picture's width by its height. */
export const outlineOf = (shape: Shape, aspect: number): readonly Place[] => {
	if (shape.type === 'polygon') {
		return cornersOf(shape.points);
	}
	const at = outOf(shape, aspect);
	const [a, b] = [shape.width * aspect / 2, shape.height / 2];
	if (shape.type === 'ellipse') {
		return Array.from({ length: 72 }, (_, place) => at(a * Math.cos(place * Math.PI / 36), b * Math.sin(place * Math.PI / 36)));
	}
	const radius = shape.roundness * Math.min(a, b);
	return [[1, 1, 0], [-1, 1, 90], [-1, -1, 180], [1, -1, 270]].flatMap(([across = 0, down = 0, from = 0]) => Array.from({ length: radius > 0 ? 9 : 1 }, (_, step) => {
		const angle = (from + step * 90 / 8) * Math.PI / 180;
		return at(across * (a - radius) + radius * Math.cos(angle) * Number(radius > 0), down * (b - radius) + radius * Math.sin(angle) * Number(radius > 0));
	}));
};

/** The handles of a shape and where they lie; of a polygon its corners. */
export const handlesOf = (shape: Shape, aspect: number): readonly { readonly handle: MaskHandle; readonly at: Place }[] => {
	if (shape.type === 'polygon') {
		return cornersOf(shape.points).map((at, corner) => ({ handle: { type: 'corner', corner }, at }));
	}
	const at = outOf(shape, aspect);
	const [a, b] = [shape.width * aspect / 2, shape.height / 2];
	const sides = [[-1, -1], [0, -1], [1, -1], [1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0]] as const;
	return [
		...sides.map(([across, down]) => ({ handle: { type: 'side', across, down } as const, at: at(across * a, down * b) })),
		{ handle: { type: 'turn' }, at: at(0, -b - turnReach) },
	];
};

const rounded = (value: number): number => Math.round(value * 1e5) / 1e5 + 0;

/** What a drag of a handle by `way` sets, by name of the mask's parameters. The side opposite to a dragged one stays. `isStraight`: turned by steps of 15°. */
export const draggedMask = (shape: Shape, handle: MaskHandle, way: Place, aspect: number, isStraight = false): Readonly<Partial<Record<'x' | 'y' | 'width' | 'height' | 'rotation', number>> & { points?: readonly number[] }> => {
	switch (handle.type) {
		case 'move': return shape.type === 'polygon'
			? { points: shape.points.map((part, place) => rounded(part + (place % 2 === 0 ? way.x : way.y))) }
			: { x: rounded(shape.x + way.x), y: rounded(shape.y + way.y) };
		case 'corner': return { points: shape.points.map((part, place) => (place >> 1 === handle.corner ? rounded(part + (place % 2 === 0 ? way.x : way.y)) : part)) };
		case 'side': {
			const { u, v } = into(shape, aspect, way);
			const width = Math.max(smallest, shape.width * aspect + handle.across * u);
			const height = Math.max(smallest, shape.height + handle.down * v);
			const middle = outOf(shape, aspect)(handle.across * (width - shape.width * aspect) / 2, handle.down * (height - shape.height) / 2);
			return {
				...handle.across !== 0 && { width: rounded(width / aspect) }, ...handle.down !== 0 && { height: rounded(height) }, x: rounded(middle.x), y: rounded(middle.y),
			};
		}
		case 'turn': {
			const from = outOf(shape, aspect)(0, -shape.height / 2 - turnReach);
			const angle = (x: number, y: number) => Math.atan2((x - shape.x) * aspect, -(y - shape.y)) * 180 / Math.PI;
			const by = angle(from.x + way.x, from.y + way.y) - angle(from.x, from.y);
			const rotation = shape.rotation + ((by + 540) % 360) - 180;
			return { rotation: isStraight ? Math.round(rotation / 15) * 15 : Math.round(rotation * 10) / 10 };
		}
	}
};

/** What a handle is called. */
export const nameOfHandle = (handle: MaskHandle): string => {
	switch (handle.type) {
		case 'move': return 'Mask';
		case 'turn': return 'Turn mask';
		case 'corner': return `Corner ${handle.corner + 1}`;
		case 'side': {
			const down = { '-1': 'top', '0': '', '1': 'bottom' }[handle.down];
			const across = { '-1': 'left', '0': '', '1': 'right' }[handle.across];
			return `Mask, ${[down, across].filter(Boolean).join(' ')}`;
		}
	}
};
