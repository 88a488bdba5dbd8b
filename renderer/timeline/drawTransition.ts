import { transitionRange } from '../../electron/shared/timeline/queries.ts';
import type { Transition } from '../../electron/shared/timeline/records.ts';
import { transitionHeight } from './hitTest.ts';
import type { Lane } from './lanes.ts';
import type { Scene } from './scene.ts';
import { xAt } from './zoom.ts';

/** A transition sits on its cut as two triangles, one going and one coming. */
export const drawTransition = (context: CanvasRenderingContext2D, scene: Scene, lane: Lane, transition: Transition): void => {
	const range = transitionRange(scene.project, transition);
	if (!range) {
		return;
	}
	const left = xAt(scene.scale, range.start);
	const right = xAt(scene.scale, range.end);
	if (right < 0 || left > scene.width || right - left < 3) {
		return;
	}
	const top = lane.top - scene.scrollTop + lane.height - transitionHeight - 3;
	const bottom = top + transitionHeight;
	const isSelected = scene.selectedTransition === transition.id;
	context.beginPath();
	context.roundRect(left, top, right - left, transitionHeight, 2);
	context.fillStyle = 'rgb(17 18 20 / 82%)';
	context.fill();
	context.fillStyle = isSelected ? scene.palette.accent : 'rgb(232 233 235 / 70%)';
	context.beginPath();
	context.moveTo(left + 1, top + 2);
	context.lineTo(right - 1, bottom - 2);
	context.lineTo(left + 1, bottom - 2);
	context.closePath();
	context.globalAlpha = 0.75;
	context.fill();
	context.globalAlpha = 0.3;
	context.beginPath();
	context.moveTo(left + 1, top + 2);
	context.lineTo(right - 1, top + 2);
	context.lineTo(right - 1, bottom - 2);
	context.closePath();
	context.fill();
	context.globalAlpha = 1;
	context.strokeStyle = isSelected ? scene.palette.accent : 'rgb(232 233 235 / 45%)';
	context.lineWidth = isSelected ? 1.5 : 1;
	context.beginPath();
	context.roundRect(left + 0.5, top + 0.5, right - left - 1, transitionHeight - 1, 2);
	context.stroke();
};
