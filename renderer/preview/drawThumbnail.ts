import { drawFrame, facesFor, type DrawnFrame } from '../../electron/shared/drawing/index.ts';
import { loadFaces, pageGlyphs } from './pageFonts.ts';

/** Draws a frame of a drawing onto a canvas of any size, over what is there, once its fonts are here. Answers false when the canvas has been taken for another meanwhile. */
export const drawThumbnail = async (canvas: HTMLCanvasElement | OffscreenCanvas, frame: DrawnFrame, isStillWanted: () => boolean = () => true): Promise<boolean> => {
	await loadFaces(facesFor(frame.drawing, frame.parameters));
	// Drawn aside: a drawing clears its canvas, and a fade needs one of its own.
	const { width, height } = canvas;
	if (!isStillWanted() || width === 0 || height === 0) {
		return false;
	}
	const aside = new OffscreenCanvas(width, height).getContext('2d');
	const context = canvas.getContext('2d') as CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null;
	if (!aside || !context) {
		return false;
	}
	drawFrame(aside, frame, { width, height }, pageGlyphs);
	context.drawImage(aside.canvas, 0, 0);
	return true;
};
