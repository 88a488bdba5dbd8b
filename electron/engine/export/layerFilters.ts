import type { VideoStream } from '../../shared/media/streams.ts';
import { coversFrame, layerGeometry, pixelRectangle, type LayerGeometry, type Size } from '../../shared/render/geometry.ts';
import type { Crop, Transform } from '../../shared/timeline/records.ts';
import { colourOptions } from './sourceFilters.ts';

/** How a layer's frames come out of its filters. */
export type DrawnLayer = {
	readonly filters: string;
	readonly placement:
		/** Opaque and as large as the frame: takes the place of all that lies below. yuv420p. */
		| { readonly type: 'frame' }
		/** Opaque, on whole pixels of the 4:2:0 grid. yuv420p. */
		| { readonly type: 'rectangle' } & PixelRectangle
		/** As large as the frame, gbrap: to be laid over gbrp. */
		| { readonly type: 'over' }
		/** Part of the frame, gbrap; there is nothing outside it. On whole pixels of the 4:2:0 grid. */
		| { readonly type: 'part' } & PixelRectangle;
};

/** Whole pixels of a picture. */
export type PixelRectangle = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** Upright layers larger than this many frames are drawn by the general way: scaling what is never seen would cost more. */
const largestScaled = 2;

const isEven = (value: number): boolean => value % 2 === 0;

/** Colour options of the scale that leaves the source's own colours behind. */
const toFilm = (video: VideoStream): string => {
	const from = colourOptions(video);
	// Without these flags a change of matrix is off by two levels (measured with ffmpeg 5.1).
	return from && `${from}:out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int`;
};

type Rectangle = { left: number; top: number; width: number; height: number };

const drawnUpright = (video: VideoStream, whole: Rectangle, seen: Rectangle, frame: Size): DrawnLayer => {
	const left = Math.max(0, seen.left);
	const top = Math.max(0, seen.top);
	const width = Math.min(frame.width, seen.left + seen.width) - left;
	const height = Math.min(frame.height, seen.top + seen.height) - top;
	const isCut = width !== whole.width || height !== whole.height;
	return {
		filters: [
			`scale=${whole.width}:${whole.height}${toFilm(video)}`, 'format=yuv420p',
			...(isCut ? [`crop=${width}:${height}:${left - whole.left}:${top - whole.top}`] : []), 'setsar=1',
		].join(','),
		placement: width === frame.width && height === frame.height ? { type: 'frame' } : { type: 'rectangle', left, top, width, height },
	};
};

/** `perspective` counts pixels by their centres: a point on our grid of edges lies half a pixel lower there. */
export const pixelCentre = 0.5;

/** Transparent pixels around a picture that is moved, so that its edges blend with nothing. */
export const seam = 2;

/** Options of a `scale` that gives RGB in full range. */
export const toRgb = (video: VideoStream): string => `${colourOptions(video) || ':in_color_matrix=bt709:in_range=tv'}:out_range=pc`;

/** Flags without which a change of matrix is off by two levels. */
export const carefully = 'flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp';

/**
 * Any position, size and angle: the source is brought near its size in the frame, put on a transparent canvas and moved by `perspective`, which places it to 1/256 pixel and
 * blends its edges. It is moved as premultiplied RGB, so that edges mix with what lies below without a dark seam.
 */
const drawnAnywhere = (video: VideoStream, geometry: LayerGeometry, frame: Size): DrawnLayer => {
	const { visible, corners } = geometry;
	const [topLeft, topRight, , bottomLeft] = corners;
	const cut = {
		left: Math.round(visible.left * video.width), top: Math.round(visible.top * video.height),
		width: Math.round((visible.right - visible.left) * video.width), height: Math.round((visible.bottom - visible.top) * video.height),
	};
	const isCut = cut.width !== video.width || cut.height !== video.height;
	// Larger sources are made smaller first, by a filter that looks at every pixel; smaller ones are enlarged by the move itself.
	const across = { x: topRight.x - topLeft.x, y: topRight.y - topLeft.y };
	const down = { x: bottomLeft.x - topLeft.x, y: bottomLeft.y - topLeft.y };
	const width = Math.max(1, Math.min(cut.width, Math.round(Math.hypot(across.x, across.y))));
	const height = Math.max(1, Math.min(cut.height, Math.round(Math.hypot(down.x, down.y))));
	// The canvas holds the frame, and the layer with a transparent seam around it.
	const canvas = { width: Math.max(frame.width, width + 2 * seam), height: Math.max(frame.height, height + 2 * seam) };
	/** Where a corner of the canvas goes. */
	const moved = (x: number, y: number, place: number): string => {
		const u = (x + pixelCentre - seam) / width;
		const v = (y + pixelCentre - seam) / height;
		const toX = topLeft.x + across.x * u + down.x * v - pixelCentre;
		const toY = topLeft.y + across.y * u + down.y * v - pixelCentre;
		return `x${place}=${toX.toFixed(5)}:y${place}=${toY.toFixed(5)}`;
	};
	const move = [moved(0, 0, 0), moved(canvas.width, 0, 1), moved(0, canvas.height, 2), moved(canvas.width, canvas.height, 3)].join(':');
	return {
		filters: [
			// Before a cut between the pixels of 4:2:0 colour the picture must be RGB.
			...(isCut ? [`scale=${video.width}:${video.height}${toRgb(video)}:${carefully}`, 'format=gbrap', `crop=${cut.width}:${cut.height}:${cut.left}:${cut.top}:exact=1`] : []),
			`scale=${width}:${height}${isCut ? '' : toRgb(video)}:${carefully}`, 'format=gbrap',
			...(video.hasAlpha ? ['premultiply=inplace=1'] : []),
			`pad=${canvas.width}:${canvas.height}:${seam}:${seam}:color=black@0`, 'setsar=1',
			`perspective=${move}:sense=destination:interpolation=linear`,
			// `overlay` takes 16 off every colour of premultiplied RGB (seen in 5.1), so it gets straight colours.
			'unpremultiply=inplace=1',
			...(canvas.width === frame.width && canvas.height === frame.height ? [] : [`crop=${frame.width}:${frame.height}:0:0`]),
		].join(','),
		placement: { type: 'over' },
	};
};

/** Pixel for pixel over the whole frame, as most titles are. */
const drawnInPlace = (video: VideoStream): DrawnLayer => {
	const from = colourOptions(video) || ':in_color_matrix=bt709:in_range=tv';
	return { filters: [...video.codec === 'drawn' ? [] : [`scale=${video.width}:${video.height}${from}:out_range=pc:flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp`], 'format=gbrap', 'setsar=1'].join(','), placement: { type: 'over' } };
};

/** Whether a picture lies pixel for pixel over the whole frame. */
const fillsExactly = (video: VideoStream, crop: Crop, transform: Transform, frame: Size): boolean => {
	const geometries = [layerGeometry(video, crop, transform, frame), layerGeometry(video, { left: 0, top: 0, right: 0, bottom: 0 }, transform, frame)];
	return video.width === frame.width && video.height === frame.height && video.pixelAspect === 1 && geometries.map(pixelRectangle).every(rectangle =>
		rectangle !== null && rectangle.left === 0 && rectangle.top === 0 && rectangle.width === frame.width && rectangle.height === frame.height);
};

/**
 * The filters of a drawing of which only a part is there to be read: laid over that part of the frame alone, where it lies pixel for pixel. Null where it must be whole, since it is
 * scaled, turned or cropped.
 */
export const drawnPart = (video: VideoStream, part: PixelRectangle, crop: Crop, transform: Transform, frame: Size): DrawnLayer | null =>
	fillsExactly(video, crop, transform, frame) ? { filters: 'format=gbrap,setsar=1', placement: { type: 'part', ...part } } : null;

/** The filters that make a layer out of decoded frames of `video`. */
export const drawnLayer = (video: VideoStream, crop: Crop, transform: Transform, frame: Size): DrawnLayer => {
	const geometry = layerGeometry(video, crop, transform, frame);
	const seen = pixelRectangle(geometry);
	const whole = pixelRectangle(layerGeometry(video, { left: 0, top: 0, right: 0, bottom: 0 }, transform, frame));
	const isSimple = !video.hasAlpha && seen && whole
		&& [seen.left, seen.top, seen.width, seen.height, whole.left, whole.top].every(isEven)
		&& whole.width * whole.height <= largestScaled ** 2 * frame.width * frame.height;
	if (!isSimple && fillsExactly(video, crop, transform, frame)) {
		return drawnInPlace(video);
	}
	return isSimple ? drawnUpright(video, whole, seen, frame) : drawnAnywhere(video, geometry, frame);
};

/** True when nothing below this layer can be seen through it. */
export const hidesAllBelow = (video: VideoStream, crop: Crop, transform: Transform, frame: Size): boolean =>
	!video.hasAlpha && coversFrame(layerGeometry(video, crop, transform, frame), frame);
