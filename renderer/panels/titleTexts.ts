import { withoutAnimation } from '../../electron/shared/drawing/animation.ts';
import { drawFrame, facesFor } from '../../electron/shared/drawing/index.ts';
import type { DrawnText } from '../../electron/shared/drawing/defineDrawing.ts';
import type { Time } from '../../electron/shared/time/time.ts';
import { areLoaded, pageGlyphs } from '../preview/pageFonts.ts';
import type { DrawnClip } from '../state/titles.ts';

let context: OffscreenCanvasRenderingContext2D | null = null;

/** Where the words of a title lie at a moment, in pixels of its drawing, standing still. Empty until its fonts are here. Costs measuring only: it is drawn onto a single pixel. */
export const textsOf = ({ asset, clip, parameters }: DrawnClip, at: Time): readonly DrawnText[] => {
	const { source, video } = asset;
	context ??= new OffscreenCanvas(1, 1).getContext('2d');
	if (source.type !== 'drawn' || !video || !context || !areLoaded(facesFor(source.drawing, parameters))) {
		return [];
	}
	return drawFrame(context, { drawing: source.drawing, parameters: withoutAnimation(parameters), at: at - clip.start as Time, duration: clip.duration }, video, pageGlyphs);
};
