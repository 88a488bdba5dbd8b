/**
 * One decoded picture held in main memory as the decoder gave it: planes of YUV (half the size of RGBA), or a bitmap for stills.
 * Main memory, not video memory: the decoder gets its few frames back at once, a lost graphics context costs nothing but an upload,
 * and the bytes are known exactly.
 */
export type Picture = {
	/** Unique in this window; names the texture made of it. */
	readonly id: number;
	/** Size of the decoded picture before `rotation`. */
	readonly width: number; readonly height: number;
	/** Clockwise degrees by which it must be turned to stand upright. */
	readonly rotation: 0 | 90 | 180 | 270;
	readonly content: PictureContent;
	readonly sizeBytes: number;
};

export type PictureContent =
	/** Three planes, or four with alpha; `depth` bits per sample, two bytes each above 8. */
	| { readonly type: 'planar'; readonly planes: readonly Plane[]; readonly depth: 8 | 10 | 12; readonly colour: YuvColour }
	/** A luma plane and a plane of interleaved chroma, 8 bits. */
	| { readonly type: 'semi-planar'; readonly planes: readonly Plane[]; readonly colour: YuvColour }
	/** One plane of straight RGBA. */
	| { readonly type: 'rgba'; readonly planes: readonly Plane[] }
	/** A still, straight alpha. Closed by whoever made it. */
	| { readonly type: 'bitmap'; readonly bitmap: ImageBitmap };

/** `stride` in bytes, `width` and `height` in samples. */
export type Plane = { readonly bytes: Uint8Array; readonly stride: number; readonly width: number; readonly height: number };

export type YuvColour = { readonly matrix: YuvMatrix; readonly isFullRange: boolean };
export type YuvMatrix = 'bt709' | 'smpte170m' | 'bt2020-ncl' | 'rgb';

let lastPictureId = 0;
export const nextPictureId = (): number => ++lastPictureId;

/** The size of a picture once it stands upright. */
export const uprightSize = (picture: Pick<Picture, 'width' | 'height' | 'rotation'>): { width: number; height: number } =>
	picture.rotation % 180 === 0 ? { width: picture.width, height: picture.height } : { width: picture.height, height: picture.width };
