import { clipEnd, clipsOfTrack, clipsWithin } from '../../../electron/shared/timeline/queries.ts';
import type { Clip } from '../../../electron/shared/timeline/records.ts';
import { keyRowsOf, type KeyRow } from '../../keyframes/keyRows.ts';
import { keyName } from '../../keyframes/keySelection.ts';
import type { Lane } from '../lanes.ts';
import type { Scene } from '../scene.ts';
import { flicksOf, timeAtX, xAt } from '../zoom.ts';
import { keyShape, keySize } from './keyShape.ts';
import { isOpen, keyRowHeight, keysWithin, keyX } from './keyLanes.ts';

const labelFont = '500 10.5px Inter, system-ui, sans-serif';
/** Keyframes nearer to each other than this are drawn as one. */
const leastApart = 2;

const drawRow = (context: CanvasRenderingContext2D, scene: Scene, clip: Clip, row: KeyRow, box: { left: number; right: number; top: number }) => {
	const { palette, scale } = scene;
	const middle = box.top + keyRowHeight / 2;
	context.fillStyle = palette.raised;
	context.fillRect(box.left, box.top, box.right - box.left, keyRowHeight - 1);
	const margin = flicksOf(scale, 8);
	const seen = keysWithin(row.list, Math.max(0, timeAtX(scale, 0) - clip.start - margin), Math.min(clip.duration, timeAtX(scale, scene.width) - clip.start + margin));
	const [first, last] = [row.list[0], row.list.at(-1)];
	if (first && last) {
		const [from, to] = [Math.max(box.left, keyX(scale, clip, first)), Math.min(box.right, keyX(scale, clip, last))];
		context.fillStyle = palette['grey-4'];
		context.fillRect(from, middle - 0.5, Math.max(0, to - from), 1);
	}
	const firstX = seen[0] ? keyX(scale, clip, seen[0]) : Infinity;
	const labelLeft = Math.max(box.left, 0) + 6;
	const room = Math.min(box.right, scene.width) - labelLeft - 4;
	if (room > 60) {
		context.font = labelFont;
		context.textBaseline = 'middle';
		const width = Math.min(room, context.measureText(row.label).width);
		context.save();
		// A name under keyframes steps back.
		context.globalAlpha *= firstX < labelLeft + width + 6 ? 0.6 : 1;
		context.fillStyle = palette['text-label'];
		context.beginPath();
		context.rect(labelLeft, box.top, room, keyRowHeight);
		context.clip();
		context.fillText(row.label, labelLeft, middle + 0.5);
		context.restore();
	}
	let lastX = -Infinity;
	for (const key of seen) {
		const x = keyX(scale, clip, key);
		const isSelected = scene.selectedKeys.has(keyName({ id: row.record.id, path: row.path, time: key.time - scene.keyOffset as typeof key.time }));
		if (x - lastX < leastApart && !isSelected) {
			continue;
		}
		lastX = x;
		keyShape(context, key.easing, x, middle);
		context.fillStyle = isSelected ? palette.accent : palette['text-second'];
		context.fill();
		if (isSelected) {
			context.strokeStyle = palette.text;
			context.lineWidth = 1;
			context.stroke();
		}
	}
};

/** Draws the keyframes under the clips of a lane. Only what is visible costs anything. */
export const drawKeyRows = (context: CanvasRenderingContext2D, scene: Scene, lane: Lane): void => {
	if (lane.keysHeight === 0) {
		return;
	}
	const top = lane.top + lane.height - scene.scrollTop;
	context.fillStyle = scene.palette.ground;
	context.fillRect(0, top, scene.width, lane.keysHeight);
	const alpha = lane.track.isHidden || lane.track.isMuted ? 0.4 : 1;
	for (const clip of clipsWithin(clipsOfTrack(scene.project, lane.track.id), { start: timeAtX(scene.scale, 0), end: timeAtX(scene.scale, scene.width) })) {
		const [left, right] = [Math.max(-2, xAt(scene.scale, clip.start)), Math.min(scene.width + 2, xAt(scene.scale, clipEnd(clip)))];
		if (right - left < 3 || !isOpen(scene.openLanes, clip)) {
			continue;
		}
		context.save();
		context.globalAlpha = alpha;
		context.beginPath();
		// Keyframes on an edge stand out by half their size.
		context.rect(left - keySize, top, right - left + 2 * keySize, lane.keysHeight);
		context.clip();
		keyRowsOf(scene.project, clip).forEach((row, place) => {
			context.globalAlpha = alpha;
			drawRow(context, scene, clip, row, { left, right: right - 1, top: top + place * keyRowHeight });
		});
		context.restore();
	}
};
