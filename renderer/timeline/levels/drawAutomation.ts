import type { Scene } from '../scene.ts';
import { automationHeight, levelOfStrip, type AutomationLane } from './automationLanes.ts';
import { drawLevel } from './drawLevel.ts';
import { levelY } from './level.ts';
import { levelScales } from './levelScale.ts';

/** Draws the strip of a level of a track or of the master: where it rests, and its curve. */
export const drawAutomation = (context: CanvasRenderingContext2D, scene: Scene, strip: AutomationLane): void => {
	const top = strip.top - scene.scrollTop;
	if (top > scene.height || top + automationHeight < 0) {
		return;
	}
	const { palette } = scene;
	const level = levelOfStrip(strip);
	context.fillStyle = palette.panel;
	context.fillRect(0, top, scene.width, strip.height - 1);
	const rest = Math.round(levelY(level, levelScales[strip.path].rest?.value ?? 0) - scene.scrollTop) + 0.5;
	context.strokeStyle = palette['line-strong'];
	context.lineWidth = 1;
	context.setLineDash([2, 4]);
	context.beginPath();
	context.moveTo(0, rest);
	context.lineTo(scene.width, rest);
	context.stroke();
	context.setLineDash([]);
	const hovered = scene.hoveredLevel;
	context.globalAlpha = strip.record.kind === 'track' && strip.record.isMuted ? 0.4 : 1;
	drawLevel(context, scene, level, { from: 0, to: scene.width }, hovered?.id === strip.record.id && hovered.path === strip.path ? hovered.hover : null, false);
	context.globalAlpha = 1;
};
