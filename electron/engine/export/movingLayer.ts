import { layerGeometry, type LayerGeometry, type Size } from '../../shared/render/geometry.ts';
import type { LayerPlace } from '../../shared/render/motion.ts';
import type { VideoStream } from '../../shared/media/streams.ts';
import { carefully, pixelCentre, seam, toRgb, type DrawnLayer } from './layerFilters.ts';
import { perFrame } from './perFrame.ts';

/** What is worked out of one frame's place. Lengths in pixels: of the source made smaller, or of the frame. */
type Step = {
	/** Size of the whole source, made as small as it will be seen; never larger than it is. */
	readonly width: number; readonly height: number;
	/** What the crop leaves of it. */
	readonly left: number; readonly top: number; readonly right: number; readonly bottom: number;
	readonly geometry: LayerGeometry;
};

const side = (from: { x: number; y: number }, to: { x: number; y: number }): number => Math.hypot(to.x - from.x, to.y - from.y);

const stepOf = (video: VideoStream, { crop, transform }: LayerPlace, frame: Size): Step => {
	const geometry = layerGeometry(video, crop, transform, frame);
	const { visible, corners: [topLeft, topRight, , bottomLeft] } = geometry;
	// Sized by what is left of it, as a standing layer is.
	const sized = (visiblePart: number, pixels: number, seen: number) => Math.max(1, Math.min(Math.round(visiblePart * pixels), Math.round(seen)) / visiblePart);
	const width = Math.max(1, Math.round(sized(visible.right - visible.left, video.width, side(topLeft, topRight))));
	const height = Math.max(1, Math.round(sized(visible.bottom - visible.top, video.height, side(topLeft, bottomLeft))));
	const left = Math.min(width - 1, Math.round(visible.left * width));
	const top = Math.min(height - 1, Math.round(visible.top * height));
	return {
		geometry, width, height, left, top,
		right: Math.max(left + 1, Math.round(visible.right * width)), bottom: Math.max(top + 1, Math.round(visible.bottom * height)),
	};
};

/** The filters that keep what lies between edges that move: the picture is slid under a window until its right and bottom edges meet the window's, then back until left and top do. */
const croppedAsItMoves = (steps: readonly Step[]): readonly string[] => {
	const width = Math.max(...steps.map(step => step.width));
	const height = Math.max(...steps.map(step => step.height));
	const window = (x: readonly number[], y: readonly number[]) => `crop=w=${width}:h=${height}:x='${perFrame(x, 'n')}':y='${perFrame(y, 'n')}':exact=1`;
	return [
		`pad=w=${2 * width}:h=${2 * height}:x=${width}:y=${height}:color=black@0:eval=frame`,
		window(steps.map(step => step.right), steps.map(step => step.bottom)),
		`pad=w=${2 * width}:h=${2 * height}:x=0:y=0:color=black@0`,
		window(steps.map(step => width - (step.right - step.left)), steps.map(step => height - (step.bottom - step.top))),
	];
};

/** Where a corner of the canvas goes in every frame, as `perspective` is told. */
const movedCorner = (steps: readonly Step[], x: number, y: number, corner: number): string => {
	const goals = steps.map((step) => {
		const [topLeft, topRight, , bottomLeft] = step.geometry.corners;
		const u = (x + pixelCentre - seam) / (step.right - step.left);
		const v = (y + pixelCentre - seam) / (step.bottom - step.top);
		return {
			x: topLeft.x + (topRight.x - topLeft.x) * u + (bottomLeft.x - topLeft.x) * v - pixelCentre,
			y: topLeft.y + (topRight.y - topLeft.y) * u + (bottomLeft.y - topLeft.y) * v - pixelCentre,
		};
	});
	// `on` counts from 1 (seen in ffmpeg 5.1).
	return `x${corner}='${perFrame(goals.map(goal => goal.x), '(on-1)')}':y${corner}='${perFrame(goals.map(goal => goal.y), '(on-1)')}'`;
};

/**
 * The filters that make a moving layer out of decoded frames of `video`: as a standing one is drawn anywhere, with the place of every frame written out. Its size, its crop and
 * its corners are expressions that the filters work out once a frame, so each frame comes out as if it stood there.
 */
export const drawnMoving = (video: VideoStream, places: readonly LayerPlace[], frame: Size): DrawnLayer => {
	const steps = places.map(place => stepOf(video, place, frame));
	const widths = steps.map(step => step.width);
	const heights = steps.map(step => step.height);
	const isSteady = Math.max(...widths) === Math.min(...widths) && Math.max(...heights) === Math.min(...heights);
	const size = `w='${perFrame(widths, 'n')}':h='${perFrame(heights, 'n')}'${isSteady ? '' : ':eval=frame'}`;
	const isCut = places.some(({ crop }) => crop.left > 0 || crop.top > 0 || crop.right > 0 || crop.bottom > 0);
	const canvas = { width: Math.max(frame.width, ...widths.map(width => width + 2 * seam)), height: Math.max(frame.height, ...heights.map(height => height + 2 * seam)) };
	const move = [[0, 0], [canvas.width, 0], [0, canvas.height], [canvas.width, canvas.height]]
		.map(([x = 0, y = 0], corner) => movedCorner(steps, x, y, corner)).join(':');
	return {
		filters: [
			// Premultiplied before its size begins to change: the filter does not take another size on the way.
			...(video.hasAlpha ? [`scale=${video.width}:${video.height}${toRgb(video)}:${carefully}`, 'format=gbrap', 'premultiply=inplace=1'] : []),
			`scale=${size}${video.hasAlpha ? '' : toRgb(video)}:${carefully}`, 'format=gbrap',
			...(isCut ? croppedAsItMoves(steps) : []),
			`pad=${canvas.width}:${canvas.height}:${seam}:${seam}:color=black@0${isSteady || isCut ? '' : ':eval=frame'}`, 'setsar=1',
			`perspective=${move}:sense=destination:interpolation=linear:eval=frame`,
			'unpremultiply=inplace=1',
			...(canvas.width === frame.width && canvas.height === frame.height ? [] : [`crop=${frame.width}:${frame.height}:0:0`]),
		].join(','),
		placement: { type: 'over' },
	};
};
