import type { DrawnFrame } from '../drawing/index.ts';
import type { Time } from '../time/time.ts';
import type { Asset, Clip } from '../timeline/records.ts';

/** What a layer shows that has no bytes: one frame of a drawing, and the size of the picture it is drawn as. */
export type DrawnPicture = DrawnFrame & { readonly width: number; readonly height: number; readonly hasAlpha: boolean };

/** The drawing that has no picture, but changes what lies below it. */
export const adjustmentDrawing = 'adjustment';

/** Whether clips of an asset show nothing themselves, and their effects are done to what lies below them. */
export const adjustsBelow = ({ source }: Asset): boolean => source.type === 'drawn' && source.drawing === adjustmentDrawing;

/** The drawn picture of a clip in the frame that begins at `at`, taken in its middle as fades are; null for everything that has bytes, and for adjustments. */
export const drawnPicture = (clip: Clip, asset: Asset, at: Time, frame: Time): DrawnPicture | null => {
	const { source, video } = asset;
	return source.type === 'drawn' && video && !adjustsBelow(asset) ? {
		drawing: source.drawing, parameters: source.parameters, at: at - clip.start + frame / 2 as Time, duration: clip.duration,
		width: video.width, height: video.height, hasAlpha: video.hasAlpha,
	} : null;
};
