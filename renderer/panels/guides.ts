/** Shapes that a film may be cut to later, for the mask that shows what would stay. */
export const maskShapes = [
	{ name: '2.39', label: '2.39 : 1', ratio: 2.39 }, { name: '1.85', label: '1.85 : 1', ratio: 1.85 }, { name: '16:9', label: '16 : 9', ratio: 16 / 9 },
	{ name: '4:3', label: '4 : 3', ratio: 4 / 3 }, { name: '1:1', label: '1 : 1', ratio: 1 }, { name: '4:5', label: '4 : 5', ratio: 4 / 5 }, { name: '9:16', label: '9 : 16', ratio: 9 / 16 },
] as const;
export type MaskShape = (typeof maskShapes)[number]['name'];
