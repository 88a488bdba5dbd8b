import { sourceMoment } from '../../electron/shared/time/timeMap.ts';
import { layerState } from '../../electron/shared/timeline/layerState.ts';
import { clipMarkerMoment } from '../../electron/shared/timeline/markerMoments.ts';
import { clipEnd, frameOf, markersOf } from '../../electron/shared/timeline/queries.ts';
import { syncOffset } from '../../electron/shared/timeline/sync.ts';
import type { Asset, Clip } from '../../electron/shared/timeline/records.ts';
import { clipMarkerSize, edgeReach, fadeHandleMinWidth, fadeHandleX, fadeHandleY } from './hitTest.ts';
import type { Lane } from './lanes.ts';
import { drawLevel } from './levels/drawLevel.ts';
import { levelOfClip } from './levels/level.ts';
import { drawFades, drawWave, type ClipBox } from './drawSound.ts';
import { drawSpeed, speedWords } from './drawSpeed.ts';
import type { ClipMedia, Scene } from './scene.ts';
import { labelHeight } from './soundLayout.ts';
import { flicksOf, xAt } from './zoom.ts';

type Box = ClipBox;

const labelFont = '500 11px Inter, system-ui, sans-serif';
/** Below this width a clip is a coloured bar: no name, no pictures. */
const detailMinWidth = 14;

const fillOf = (scene: Scene, clip: Clip, lane: Lane, asset: Asset | null, media: ClipMedia): string => {
	const { palette } = scene;
	if (media.state === 'missing' || media.state === 'failed') {
		return palette['clip-missing'];
	}
	if (media.state === 'pending') {
		return palette['clip-pending'];
	}
	if (lane.track.type === 'audio') {
		return palette['clip-audio'];
	}
	if (asset?.source.type === 'drawn') {
		return palette['clip-title'];
	}
	return asset?.mediaType === 'image' ? palette['clip-image'] : palette['clip-video'];
};

const drawStrip = (context: CanvasRenderingContext2D, scene: Scene, clip: Clip, box: Box) => {
	const top = box.top + labelHeight;
	const height = box.height - labelHeight - 1;
	const first = height > 14 ? scene.thumbnailAt(clip.assetId, sourceMoment(clip, 0, 0)) : null;
	if (!first) {
		return;
	}
	const tile = Math.max(16, height * first.width / first.height);
	const clipLeft = xAt(scene.scale, clip.start);
	// Tiles are anchored to the clip's beginning, so that scrolling moves them and never changes them.
	for (let index = Math.max(0, Math.floor((box.left - clipLeft) / tile)); clipLeft + index * tile < Math.min(box.right, scene.width); index++) {
		const x = clipLeft + index * tile;
		const picture = scene.thumbnailAt(clip.assetId, sourceMoment(clip, flicksOf(scene.scale, (index + 0.5) * tile), 0)) ?? first;
		context.drawImage(picture.image, picture.x, picture.y, picture.width, picture.height, x, top, tile, height);
	}
};

const drawSpark = (context: CanvasRenderingContext2D, x: number, y: number, colour: string) => {
	context.fillStyle = colour;
	context.beginPath();
	for (let point = 0; point < 8; point++) {
		const radius = point % 2 === 0 ? 4.6 : 1.5;
		const angle = point * Math.PI / 4;
		context.lineTo(x + Math.sin(angle) * radius, y - Math.cos(angle) * radius);
	}
	context.fill();
};

const drawHatch = (context: CanvasRenderingContext2D, box: Box, colour: string) => {
	context.strokeStyle = colour;
	context.lineWidth = 1;
	context.beginPath();
	for (let x = Math.max(box.left, -20) - box.height; x < Math.min(box.right, 10_000); x += 9) {
		context.moveTo(x, box.top + box.height);
		context.lineTo(x + box.height, box.top);
	}
	context.stroke();
};

/** What is unusual about how a clip runs, for its label. */
const timingWords = (clip: Clip): string => {
	const words = [clip.speed === 0 ? 'held' : '', clip.speed === 0 ? '' : speedWords(clip), clip.isReversed ? 'backwards' : ''].filter(Boolean);
	return words.length > 0 ? `  ·  ${words.join(', ')}` : '';
};

/** “take 2 of 3” behind the name of a clip that has a choice. */
const takeWords = ({ takes, assetId }: Clip): string => takes.length > 1 ? `  ·  take ${takes.findIndex(take => take.assetId === assetId) + 1} of ${takes.length}` : '';

const labelOf = (clip: Clip, media: ClipMedia, isStale: boolean): string => {
	switch (media.state) {
		case 'ready': return `${isStale ? 'Stale  ·  ' : ''}${clip.name}${timingWords(clip)}${takeWords(clip)}`;
		case 'pending': return media.progress === null ? `${media.words}  ·  ${clip.name}` : `${Math.round(media.progress * 100)} %  ${media.words}  ·  ${clip.name}`;
		case 'missing': return `Media missing  ·  ${clip.name}`;
		case 'failed': return `Not made  ·  ${clip.name}`;
	}
};

const drawLabel = (context: CanvasRenderingContext2D, scene: Scene, box: Box, text: string, isGenerated: boolean, isDim: boolean, hasHandles: boolean) => {
	const left = Math.max(box.left, 0) + (hasHandles ? edgeReach + 13 : 7);
	const y = box.top + Math.min(labelHeight, box.height) / 2 + 0.5;
	if (isGenerated) {
		drawSpark(context, left + 5, y, scene.palette.accent);
	}
	context.font = labelFont;
	context.textBaseline = 'middle';
	context.fillStyle = isDim ? scene.palette['text-label'] : scene.palette.text;
	context.fillText(text, left + (isGenerated ? 13 : 0), y + 0.5);
};

const drawHandles = (context: CanvasRenderingContext2D, scene: Scene, clip: Clip, box: Box) => {
	if (xAt(scene.scale, clipEnd(clip)) - xAt(scene.scale, clip.start) < fadeHandleMinWidth) {
		return;
	}
	for (const side of ['in', 'out'] as const) {
		context.beginPath();
		context.arc(fadeHandleX(clip, scene.scale, side), box.top + fadeHandleY, 3.5, 0, Math.PI * 2);
		context.fillStyle = '#fff';
		context.fill();
		context.strokeStyle = 'rgb(0 0 0 / 60%)';
		context.stroke();
	}
};

/** Markers hang from the upper edge at what they stand on. */
const drawMarkers = (context: CanvasRenderingContext2D, scene: Scene, clip: Clip, box: Box) => {
	for (const marker of markersOf(scene.project, clip.id)) {
		const at = clipMarkerMoment(scene.project, clip, marker);
		if (at !== null) {
			const x = xAt(scene.scale, at);
			const { reach, height } = clipMarkerSize;
			context.beginPath();
			context.moveTo(x - reach + 0.5, box.top);
			context.lineTo(x + reach - 0.5, box.top);
			context.lineTo(x, box.top + height);
			context.closePath();
			context.fillStyle = scene.palette[`marker-${marker.colour}`];
			context.fill();
			context.strokeStyle = 'rgb(0 0 0 / 55%)';
			context.lineWidth = 1;
			context.stroke();
		}
	}
};

/** Sound that has lost its picture says by how many frames, at the lower end where no name stands. */
const drawSyncBadge = (context: CanvasRenderingContext2D, scene: Scene, clip: Clip, box: Box) => {
	const offset = syncOffset(scene.project, clip);
	if (offset === 0 || box.height < 24) {
		return;
	}
	const frames = Math.round(offset / frameOf(scene.sequence) * 10) / 10;
	const text = `${frames > 0 ? '+' : '−'}${Math.abs(frames)}`;
	context.font = labelFont;
	const width = context.measureText(text).width + 8;
	const left = Math.max(box.left, 0) + 4;
	const top = box.top + box.height - 17;
	context.fillStyle = scene.palette.error;
	context.beginPath();
	context.roundRect(left, top, width, 14, 3);
	context.fill();
	context.fillStyle = '#17181b';
	context.textBaseline = 'middle';
	context.fillText(text, left + 4, top + 7.5);
};

/** Two nested corners say that a clip belongs to a group. */
const drawGroupMark = (context: CanvasRenderingContext2D, box: Box) => {
	context.strokeStyle = 'rgb(255 255 255 / 70%)';
	context.lineWidth = 1;
	for (const inset of [3.5, 6.5]) {
		context.beginPath();
		context.moveTo(box.right - inset - 5, box.top + box.height - inset);
		context.lineTo(box.right - inset, box.top + box.height - inset);
		context.lineTo(box.right - inset, box.top + box.height - inset - 5);
		context.stroke();
	}
};

/** The volume of sound is always drawn; the opacity of a picture only where it changes what is seen, and where one may want to drag it. */
const drawClipLevel = (context: CanvasRenderingContext2D, scene: Scene, clip: Clip, lane: Lane, box: Box) => {
	const level = levelOfClip(clip, lane);
	const hovered = scene.hoveredLevel?.id === clip.id ? scene.hoveredLevel.hover : null;
	const isSound = lane.track.type === 'audio';
	const isNear = scene.hoveredClip === clip.id || hovered !== null || scene.selectedClips.has(clip.id);
	if (level && (isSound || isNear || clip.opacity !== 1 || clip.keyframes['opacity'])) {
		drawLevel(context, scene, level, { from: box.left, to: box.right }, hovered, !isSound);
	}
};

/** Draws one clip. `x` of narrow clips is kept at least one pixel wide, so that nothing disappears when zoomed out. */
export const drawClip = (context: CanvasRenderingContext2D, scene: Scene, lane: Lane, clip: Clip, ratio: number): void => {
	const snap = (x: number) => Math.round(x * ratio) / ratio;
	const left = snap(xAt(scene.scale, clip.start));
	const right = Math.max(left + 1, snap(xAt(scene.scale, clipEnd(clip))) - 1);
	const box: Box = { left, right, top: lane.top - scene.scrollTop + 1, height: lane.height - 2 };
	const record = scene.project[clip.assetId];
	const asset = record?.kind === 'asset' ? record : null;
	const media = scene.mediaOf(clip);
	const isSelected = scene.selectedClips.has(clip.id);
	const isGenerated = asset?.source.type === 'generated';
	const isSound = lane.track.type === 'audio';
	const { palette } = scene;
	context.fillStyle = fillOf(scene, clip, lane, asset, media);
	if (right - left < detailMinWidth) {
		context.fillStyle = isSelected ? palette.accent : context.fillStyle;
		context.fillRect(left, box.top, right - left, box.height);
		return;
	}
	// Far beyond the screen a rounded rectangle costs as much as a near one, but loses precision: keep to what can be seen.
	const seen: Box = { ...box, left: Math.max(left, -30), right: Math.min(right, scene.width + 30) };
	context.save();
	context.beginPath();
	context.roundRect(seen.left, seen.top, seen.right - seen.left, seen.height, 3);
	context.fill();
	context.clip();
	if (!clip.isEnabled) {
		context.globalAlpha = 0.4;
	}
	if (media.state === 'ready') {
		if (isSound) {
			drawWave(context, scene, clip, lane, box);
		} else {
			drawStrip(context, scene, clip, box);
		}
	} else {
		drawHatch(context, seen, media.state === 'pending' ? 'rgb(242 163 58 / 13%)' : 'rgb(238 106 99 / 22%)');
	}
	if (media.state === 'pending') {
		drawStrip(context, scene, clip, box);
		context.fillStyle = palette.accent;
		context.fillRect(left, box.top + box.height - 3, (right - left) * (media.progress ?? 0), 3);
	}
	const layer = isGenerated ? layerState(scene.project, clip) : null;
	const isStale = layer !== null && layer.state !== 'fits';
	if (isStale) {
		drawHatch(context, seen, 'rgb(242 163 58 / 30%)');
	}
	drawSpeed(context, scene, clip, box, isSound);
	drawFades(context, scene, clip, box, isSound);
	if (media.state === 'ready') {
		drawClipLevel(context, scene, clip, lane, box);
	}
	if (isGenerated) {
		context.fillStyle = palette.accent;
		context.fillRect(left, box.top, 2, box.height);
	}
	if (clip.linkId !== null && lane.track.type === 'audio') {
		drawSyncBadge(context, scene, clip, box);
	}
	if (clip.groupId !== null) {
		drawGroupMark(context, box);
	}
	const hasHandles = scene.hoveredClip === clip.id && !lane.track.isLocked;
	drawLabel(context, scene, box, labelOf(clip, media, isStale), isGenerated, !clip.isEnabled, hasHandles);
	if (hasHandles) {
		drawHandles(context, scene, clip, box);
	}
	drawMarkers(context, scene, clip, box);
	context.restore();
	context.lineWidth = isSelected ? 1.5 : 1;
	const edge = lane.track.type === 'video' ? palette['clip-video-edge'] : palette['clip-audio-edge'];
	context.strokeStyle = isSelected ? palette.accent : edge;
	context.globalAlpha = isSelected ? 1 : 0.55;
	context.beginPath();
	context.roundRect(seen.left + 0.5, seen.top + 0.5, seen.right - seen.left - 1, seen.height - 1, 3);
	context.stroke();
	context.globalAlpha = 1;
};
