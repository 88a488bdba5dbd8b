/**
 * What drawings need of a canvas: the part of CanvasRenderingContext2D that a browser's OffscreenCanvas and the engine's canvas have in common. Declared here,
 * since shared code knows no DOM; both contexts fit it as they are.
 */
export type DrawingContext = {
	/** A colour, or what `createLinearGradient` and `createRadialGradient` give. */
	fillStyle: unknown; strokeStyle: unknown;
	globalAlpha: number; globalCompositeOperation: string;
	font: string; letterSpacing: string; textRendering: string; fontKerning: string;
	textAlign: string; textBaseline: string; direction: string;
	lineWidth: number; lineJoin: string; lineCap: string;
	shadowColor: string; shadowBlur: number; shadowOffsetX: number; shadowOffsetY: number;
	save: () => void; restore: () => void;
	translate: (x: number, y: number) => void; scale: (x: number, y: number) => void; rotate: (radians: number) => void;
	beginPath: () => void; closePath: () => void; clip: () => void; fill: () => void; stroke: () => void;
	moveTo: (x: number, y: number) => void; lineTo: (x: number, y: number) => void;
	rect: (x: number, y: number, width: number, height: number) => void;
	roundRect: (x: number, y: number, width: number, height: number, radii: number) => void;
	arc: (x: number, y: number, radius: number, from: number, to: number) => void;
	fillRect: (x: number, y: number, width: number, height: number) => void;
	clearRect: (x: number, y: number, width: number, height: number) => void;
	fillText: (text: string, x: number, y: number) => void; strokeText: (text: string, x: number, y: number) => void;
	measureText: (text: string) => { readonly width: number };
	createLinearGradient: (fromX: number, fromY: number, toX: number, toY: number) => DrawingGradient;
	createRadialGradient: (fromX: number, fromY: number, fromRadius: number, toX: number, toY: number, toRadius: number) => DrawingGradient;
};

/** A gradient under construction; `offset` 0…1. */
export type DrawingGradient = { addColorStop: (offset: number, colour: string) => void };
