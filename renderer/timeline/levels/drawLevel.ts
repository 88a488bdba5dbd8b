import { keyName } from '../../keyframes/keySelection.ts';
import { keyShape } from '../keys/keyShape.ts';
import { keysWithin } from '../keys/keyLanes.ts';
import type { Scene } from '../scene.ts';
import { flicksOf, timeAtX, xAt } from '../zoom.ts';
import { hasPoints, keyframesOf, levelAt, levelY, type Level } from './level.ts';

/** Keyframes nearer to each other than this are drawn as one. */
const leastApart = 2;

/** What of a level is under the pointer: nothing, its line, or the keyframe at a moment. */
export type LevelHover = 'line' | number | null;

const drawPoints = (context: CanvasRenderingContext2D, scene: Scene, level: Level, hover: LevelHover) => {
	const { scale, palette } = scene;
	const margin = flicksOf(scale, 8);
	const length = level.end - level.start;
	const seen = keysWithin(keyframesOf(level), Math.max(0, timeAtX(scale, 0) - level.start - margin), Math.min(length, timeAtX(scale, scene.width) - level.start + margin));
	let lastX = -Infinity;
	for (const key of seen) {
		const x = xAt(scale, level.start + key.time);
		const isSelected = scene.selectedKeys.has(keyName({ id: level.record.id, path: level.path, time: key.time - scene.keyOffset as typeof key.time }));
		if (x - lastX < leastApart && !isSelected) {
			continue;
		}
		lastX = x;
		keyShape(context, key.easing, x, levelY(level, levelAt(level, key.time)) - scene.scrollTop);
		context.fillStyle = isSelected ? palette.accent : palette.text;
		context.fill();
		context.strokeStyle = isSelected || hover === key.time ? '#fff' : 'rgb(0 0 0 / 60%)';
		context.lineWidth = hover === key.time ? 1.5 : 1;
		context.stroke();
	}
};

/** Draws the line of a level between two columns of the screen, with its keyframes. Brighter under the pointer; with a dark edge where it lies over pictures. */
export const drawLevel = (context: CanvasRenderingContext2D, scene: Scene, level: Level, columns: { readonly from: number; readonly to: number }, hover: LevelHover, isOverPictures: boolean): void => {
	const from = Math.max(columns.from, -2);
	const to = Math.min(columns.to, scene.width + 2);
	const yAt = (x: number) => levelY(level, levelAt(level, timeAtX(scene.scale, x) - level.start)) - scene.scrollTop;
	context.beginPath();
	if (keyframesOf(level).length > 0) {
		for (let x = from; x < to; x += 2) {
			context.lineTo(x, yAt(x));
		}
		context.lineTo(to, yAt(to));
	} else {
		const y = Math.round(yAt(from)) + 0.5;
		context.moveTo(from, y);
		context.lineTo(to, y);
	}
	if (isOverPictures) {
		context.strokeStyle = 'rgb(0 0 0 / 45%)';
		context.lineWidth = 3;
		context.stroke();
	}
	context.strokeStyle = hover === null ? 'rgb(255 255 255 / 45%)' : 'rgb(255 255 255 / 88%)';
	context.lineWidth = hover === 'line' ? 1.5 : 1;
	context.stroke();
	if (hasPoints(level, scene.scale)) {
		drawPoints(context, scene, level, hover);
	}
};
