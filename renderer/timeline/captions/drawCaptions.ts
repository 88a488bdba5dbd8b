import { fastestReading, readingSpeed } from '../../../electron/shared/captions/readingSpeed.ts';
import { clipsWithin } from '../../../electron/shared/timeline/queries.ts';
import type { Caption } from '../../../electron/shared/timeline/records.ts';
import type { Palette } from '../palette.ts';
import { timeAtX, xAt, type Scale } from '../zoom.ts';

/** Everything one drawing of a lane of captions depends on. */
export type CaptionScene = {
	/** The track's, in order of time. */
	readonly captions: readonly Caption[];
	readonly scale: Scale;
	/** CSS pixels. */
	readonly width: number; readonly height: number;
	readonly palette: Palette;
	readonly chosen: ReadonlySet<string>;
	readonly hovered: string | null;
	readonly isHidden: boolean;
};

const wordsFont = '400 11px Inter, system-ui, sans-serif';
const lineHeight = 12;
/** Below this width a caption is a coloured bar without words. */
const wordsMinWidth = 16;
const padding = 5;

const drawWords = (context: CanvasRenderingContext2D, scene: CaptionScene, caption: Caption, left: number, top: number, height: number) => {
	const lines = caption.text === '' ? ['No words yet'] : caption.text.split('\n');
	const shown = height >= 2 * lineHeight + 2 ? lines.slice(0, 2) : [lines.join(' ')];
	context.font = wordsFont;
	context.textBaseline = 'middle';
	context.fillStyle = caption.text === '' ? scene.palette['text-label'] : scene.palette.text;
	const first = top + (height - (shown.length - 1) * lineHeight) / 2 + 0.5;
	shown.forEach((line, place) => context.fillText(line, Math.max(left, 0) + padding, first + place * lineHeight));
};

const drawCaption = (context: CanvasRenderingContext2D, scene: CaptionScene, caption: Caption, ratio: number) => {
	const { palette } = scene;
	const snap = (x: number) => Math.round(x * ratio) / ratio;
	const left = snap(xAt(scene.scale, caption.start));
	const right = Math.max(left + 1, snap(xAt(scene.scale, caption.start + caption.duration)) - 1);
	const top = 1;
	const height = scene.height - 2;
	const isChosen = scene.chosen.has(caption.id);
	context.fillStyle = palette['clip-title'];
	if (right - left < wordsMinWidth) {
		context.fillStyle = isChosen ? palette.accent : context.fillStyle;
		context.fillRect(left, top, right - left, height);
		return;
	}
	const seen = { left: Math.max(left, -30), right: Math.min(right, scene.width + 30) };
	context.save();
	context.beginPath();
	context.roundRect(seen.left, top, seen.right - seen.left, height, 3);
	context.fill();
	context.clip();
	if (scene.hovered === caption.id) {
		context.fillStyle = 'rgb(255 255 255 / 6%)';
		context.fill();
	}
	if (height > 12) {
		drawWords(context, scene, caption, left, top, height);
	}
	if (readingSpeed(caption.text, caption.duration) > fastestReading) {
		context.fillStyle = palette.warn;
		context.fillRect(left, top + height - 2, right - left, 2);
	}
	context.restore();
	context.lineWidth = isChosen ? 1.5 : 1;
	context.strokeStyle = isChosen ? palette.accent : palette['marker-violet'];
	context.globalAlpha = isChosen ? 1 : 0.4;
	context.beginPath();
	context.roundRect(seen.left + 0.5, top + 0.5, seen.right - seen.left - 1, height - 1, 3);
	context.stroke();
	context.globalAlpha = 1;
};

/** Draws the captions of one track. Only what is in sight costs anything. */
export const drawCaptions = (context: CanvasRenderingContext2D, scene: CaptionScene, ratio: number): void => {
	context.setTransform(ratio, 0, 0, ratio, 0, 0);
	context.globalAlpha = 1;
	context.fillStyle = scene.palette['track-video'];
	context.fillRect(0, 0, scene.width, scene.height);
	context.save();
	context.globalAlpha = scene.isHidden ? 0.4 : 1;
	let lastRight = -Infinity;
	for (const caption of clipsWithin(scene.captions, { start: timeAtX(scene.scale, 0), end: timeAtX(scene.scale, scene.width) })) {
		const right = xAt(scene.scale, caption.start + caption.duration);
		// Zoomed far out, many captions share a pixel; one of them is enough.
		if (right > lastRight + 0.5) {
			drawCaption(context, scene, caption, ratio);
			lastRight = Math.max(right, xAt(scene.scale, caption.start) + 1);
		}
	}
	context.restore();
};
