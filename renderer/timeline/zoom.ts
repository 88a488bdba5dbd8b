import { flicksPerSecond, time, type Time } from '../../electron/shared/time/time.ts';

/** How a stretch of time lies on the screen: the moment at the left edge, and how many pixels one second takes. */
export type Scale = { readonly leftFlicks: number; readonly pixelsPerSecond: number };

/** From a whole film of ten hours on a small screen to single samples of sound, eight pixels apart. */
export const zoomLimits = { min: 0.02, max: 384_000 };

/** Horizontal place of a moment, in CSS pixels from the left edge of the track area. */
export const xAt = (scale: Scale, at: number): number => (at - scale.leftFlicks) / flicksPerSecond * scale.pixelsPerSecond;

/** The moment under a horizontal place. Not rounded to frames. */
export const timeAtX = (scale: Scale, x: number): Time => time(scale.leftFlicks + x / scale.pixelsPerSecond * flicksPerSecond);

/** Length in flicks of `pixels` on the screen. */
export const flicksOf = (scale: Scale, pixels: number): number => pixels / scale.pixelsPerSecond * flicksPerSecond;

/** The scale after zooming by `factor` with the moment under `x` staying where it is. The left edge never goes before 0. */
export const zoomedAt = (scale: Scale, x: number, factor: number): Scale => {
	const pixelsPerSecond = Math.min(zoomLimits.max, Math.max(zoomLimits.min, scale.pixelsPerSecond * factor));
	const under = scale.leftFlicks + x / scale.pixelsPerSecond * flicksPerSecond;
	return { pixelsPerSecond, leftFlicks: Math.max(0, under - x / pixelsPerSecond * flicksPerSecond) };
};

/** The scale that shows `start`…`end` in `width` pixels with a little air on the right. */
export const fittedTo = (start: number, end: number, width: number): Scale => {
	const seconds = Math.max(1, (end - start) / flicksPerSecond);
	const pixelsPerSecond = Math.min(zoomLimits.max, Math.max(zoomLimits.min, width * 0.94 / seconds));
	return { leftFlicks: Math.max(0, start), pixelsPerSecond };
};

/** The zoom slider runs 0…1 over the logarithm of the scale, so that every step looks alike. */
export const sliderOfZoom = (pixelsPerSecond: number): number =>
	Math.log(pixelsPerSecond / zoomLimits.min) / Math.log(zoomLimits.max / zoomLimits.min);

export const zoomOfSlider = (value: number): number => zoomLimits.min * (zoomLimits.max / zoomLimits.min) ** value;
