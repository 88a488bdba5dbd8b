import { clipEnd, clipsOfTrack, clipsWithin, sequenceDuration, transitionsOfTrack } from '../../electron/shared/timeline/queries.ts';
import { drawClip } from './drawClip.ts';
import { drawTransition } from './drawTransition.ts';
import { drawAutomation } from './levels/drawAutomation.ts';
import { drawKeyRows } from './keys/drawKeyRows.ts';
import type { Lane } from './lanes.ts';
import type { Scene } from './scene.ts';
import { timeAtX, xAt } from './zoom.ts';

const drawLane = (context: CanvasRenderingContext2D, scene: Scene, lane: Lane, ratio: number) => {
	const top = lane.top - scene.scrollTop;
	context.fillStyle = lane.track.type === 'video' ? scene.palette['track-video'] : scene.palette['track-audio'];
	context.fillRect(0, top, scene.width, lane.height);
	const gap = scene.selectedGap;
	if (gap?.trackId === lane.track.id) {
		const left = xAt(scene.scale, gap.start);
		context.strokeStyle = scene.palette.accent;
		context.setLineDash([4, 3]);
		context.strokeRect(left + 0.5, top + 1.5, xAt(scene.scale, gap.end) - left - 2, lane.height - 3);
		context.setLineDash([]);
	}
	const dimmed = lane.track.isHidden || lane.track.isMuted;
	context.globalAlpha = dimmed ? 0.4 : 1;
	const visible = clipsWithin(clipsOfTrack(scene.project, lane.track.id), { start: timeAtX(scene.scale, 0), end: timeAtX(scene.scale, scene.width) });
	let lastRight = -Infinity;
	for (const clip of visible) {
		const right = xAt(scene.scale, clipEnd(clip));
		// Zoomed far out, many clips share a pixel; one of them is enough.
		if (right > lastRight + 0.5) {
			drawClip(context, scene, lane, clip, ratio);
			lastRight = Math.max(right, xAt(scene.scale, clip.start) + 1);
		}
	}
	context.globalAlpha = 1;
	transitionsOfTrack(scene.project, lane.track.id).forEach(transition => drawTransition(context, scene, lane, transition));
	if (lane.track.isLocked) {
		context.strokeStyle = 'rgb(255 255 255 / 7%)';
		context.lineWidth = 1;
		context.save();
		context.beginPath();
		context.rect(0, top, scene.width, lane.height);
		context.clip();
		context.beginPath();
		for (let x = -lane.height; x < scene.width; x += 12) {
			context.moveTo(x, top + lane.height);
			context.lineTo(x + lane.height, top);
		}
		context.stroke();
		context.restore();
	}
};

/** Draws all tracks. Only what is visible costs anything. */
export const drawTracks = (context: CanvasRenderingContext2D, scene: Scene, ratio: number): void => {
	context.setTransform(ratio, 0, 0, ratio, 0, 0);
	context.fillStyle = scene.palette.ground;
	context.fillRect(0, 0, scene.width, scene.height);
	for (const lane of scene.lanes) {
		if (lane.top - scene.scrollTop < scene.height && lane.top + lane.height + lane.keysHeight > scene.scrollTop) {
			drawLane(context, scene, lane, ratio);
			drawKeyRows(context, scene, lane);
		}
	}
	scene.automation.forEach(strip => drawAutomation(context, scene, strip));
	const end = xAt(scene.scale, sequenceDuration(scene.project, scene.sequence.id));
	if (end < scene.width) {
		context.fillStyle = 'rgb(0 0 0 / 16%)';
		context.fillRect(Math.max(0, end), 0, scene.width - Math.max(0, end), scene.height);
	}
};
