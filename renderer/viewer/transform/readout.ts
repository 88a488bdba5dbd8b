import type { Size } from '../../../electron/shared/render/geometry.ts';
import type { LayerPlace } from '../../../electron/shared/render/motion.ts';
import { boxOf, type PictureSize } from './boxGeometry.ts';

const signed = (value: number): string => `${value < 0 ? '−' : ''}${Math.abs(Math.round(value * 10) / 10)}`;

/** Where a picture lies, as the pointer says it: pixels of the frame from its middle. */
export const positionWords = ({ transform }: LayerPlace, frame: Size): string => `X ${signed(transform.x * frame.width)} px   Y ${signed(transform.y * frame.height)} px`;

/** How large it is. */
export const scaleWords = (picture: PictureSize, place: LayerPlace, frame: Size): string => {
	const { matrix } = boxOf(picture, place, frame).geometry;
	const { scale, stretch } = place.transform;
	const width = stretch === 1 ? '' : ` · width ${signed(stretch * 100)} %`;
	return `${signed(scale * 100)} %${width}   ${Math.round(Math.hypot(matrix.a, matrix.b))} × ${Math.round(Math.hypot(matrix.c, matrix.d))} px`;
};

export const rotationWords = ({ transform }: LayerPlace): string => `${signed(transform.rotation)}°`;

/** What is cut off, in pixels of the source. */
export const cropWords = (picture: PictureSize, { crop }: LayerPlace): string =>
	`L ${Math.round(crop.left * picture.width)}   T ${Math.round(crop.top * picture.height)}   R ${Math.round(crop.right * picture.width)}   B ${Math.round(crop.bottom * picture.height)} px`;

export const anchorWords = ({ x, y }: { readonly x: number; readonly y: number }): string => `Anchor ${signed(x * 100)} %, ${signed(y * 100)} %`;
