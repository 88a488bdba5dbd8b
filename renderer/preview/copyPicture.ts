import type { VideoSample } from 'mediabunny';
import { nextPictureId, type Picture, type PictureContent, type Plane, type YuvColour } from './picture.ts';

type Layout = { readonly bytesPerSample: 1 | 2; readonly depth: 8 | 10 | 12; readonly chromaWidth: 1 | 2; readonly chromaHeight: 1 | 2 };

/** "I422P10" → ten bits, chroma halved across. Null for layouts that are not planar. */
const planarLayout = (format: string): Layout | null => {
	const match = /^I(420|422|444)A?(P10|P12)?$/.exec(format);
	if (!match) {
		return null;
	}
	const depth = match[2] === undefined ? 8 : Number(match[2].slice(1)) as 10 | 12;
	return { depth, bytesPerSample: depth === 8 ? 1 : 2, chromaWidth: match[1] === '444' ? 1 : 2, chromaHeight: match[1] === '420' ? 2 : 1 };
};

/** Copies a decoded frame out of the decoder, in its own layout where that is known, else as RGBA made by the browser. The sample stays the caller's to close. */
export const copyPicture = async (sample: VideoSample, colour: YuvColour): Promise<Picture> => {
	const { width, height } = sample.visibleRect;
	const layout = sample.format === null ? null : planarLayout(sample.format);
	const isSemiPlanar = sample.format === 'NV12';
	const options = layout || isSemiPlanar ? {} : { format: 'RGBA' as const };
	const bytes = new Uint8Array(sample.allocationSize(options));
	const layouts = await sample.copyTo(bytes, options);
	const chromaWidth = Math.ceil(width / (layout?.chromaWidth ?? 2));
	const chromaHeight = Math.ceil(height / (layout?.chromaHeight ?? 2));
	const planes = layouts.map(({ offset, stride }, index): Plane => {
		const isChroma = index === 1 || index === 2;
		return { bytes: bytes.subarray(offset), stride, width: isChroma ? chromaWidth : width, height: isChroma ? chromaHeight : height };
	});
	const content = ((): PictureContent => {
		if (layout) {
			return { type: 'planar', planes, depth: layout.depth, colour };
		}
		return isSemiPlanar ? { type: 'semi-planar', planes, colour } : { type: 'rgba', planes };
	})();
	return { id: nextPictureId(), width, height, rotation: sample.rotation, content, sizeBytes: bytes.byteLength };
};
