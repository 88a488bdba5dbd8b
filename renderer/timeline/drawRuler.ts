import { formatTimecode } from '../../electron/shared/time/timecode.ts';
import type { FrameRate } from '../../electron/shared/time/frameRate.ts';
import { time, type Time } from '../../electron/shared/time/time.ts';
import type { Palette } from './palette.ts';
import { rulerTicks } from './rulerTicks.ts';
import { xAt, type Scale } from './zoom.ts';

export const rulerHeight = 26;

/** Draws the ruler with the in/out range. */
export const drawRuler = (
	context: CanvasRenderingContext2D, ratio: number,
	ruler: { scale: Scale; width: number; rate: FrameRate; palette: Palette; inPoint: Time | null; outPoint: Time | null; end: Time },
): void => {
	const { palette, scale, width } = ruler;
	context.setTransform(ratio, 0, 0, ratio, 0, 0);
	context.fillStyle = palette.panel;
	context.fillRect(0, 0, width, rulerHeight);
	if (ruler.inPoint !== null || ruler.outPoint !== null) {
		const left = xAt(scale, ruler.inPoint ?? 0);
		const right = xAt(scale, ruler.outPoint ?? ruler.end);
		context.fillStyle = palette['grey-4'];
		context.fillRect(left, rulerHeight - 6, Math.max(1, right - left), 6);
		context.fillStyle = palette['text-second'];
		if (ruler.inPoint !== null) {
			context.fillRect(left, rulerHeight - 12, 1.5, 12);
		}
		if (ruler.outPoint !== null) {
			context.fillRect(right - 1.5, rulerHeight - 12, 1.5, 12);
		}
	}
	context.font = '400 10.5px Inter, system-ui, sans-serif';
	context.fontVariantCaps = 'normal';
	context.textBaseline = 'middle';
	for (const tick of rulerTicks(scale, ruler.rate, width)) {
		const x = Math.round(tick.x * ratio) / ratio;
		context.fillStyle = tick.isMajor ? palette['grey-5'] : palette['grey-4'];
		context.fillRect(x, tick.isMajor ? 8 : rulerHeight - 5, 1 / Math.min(ratio, 1.5), tick.isMajor ? rulerHeight - 8 : 5);
		if (tick.isMajor) {
			context.fillStyle = palette['text-label'];
			context.fillText(formatTimecode(time(tick.at), ruler.rate), x + 4, 12.5);
		}
	}
	context.fillStyle = palette.line;
	context.fillRect(0, rulerHeight - 1, width, 1);
};
