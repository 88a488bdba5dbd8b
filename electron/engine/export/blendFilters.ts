import type { BlendMode } from '../../shared/blending/blendModes.ts';
import type { EffectPicture } from './effects/effectGraph.ts';

const careful = 'flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp';
const toLuma = `scale=in_range=pc:out_color_matrix=bt709:out_range=pc:${careful},format=yuv444p`;
const fromLuma = `scale=in_color_matrix=bt709:in_range=pc:out_range=pc:${careful},format=gbrp`;

/**
 * Filters that mix `above` (gbrp or straight gbrap) with `below` (gbrp), both as large as the frame, and the label of the mixture, which is as transparent as `above` was. Labels of their own begin with `prefix`.
 * Each part of a colour is looked up in a table of all 65 536 pairs.
 */
export const blended = (mode: BlendMode, below: string, above: EffectPicture, prefix: string): { readonly filters: readonly string[]; readonly label: string } => {
	const label = `${prefix}_b`;
	if (mode.kind === 'parts') {
		const part = `'round(${mode.ffmpeg})'`;
		return above.hasAlpha
			? { label, filters: [`[${below}]format=gbrap[${prefix}_a]`, `[${prefix}_a][${above.label}]lut2=c0=${part}:c1=${part}:c2=${part}:c3=y:shortest=1[${label}]`] }
			: { label, filters: [`[${below}][${above.label}]lut2=c0=${part}:c1=${part}:c2=${part}:shortest=1[${label}]`] };
	}
	const [luma, chroma] = mode.lumaOf === 'above' ? [`${prefix}_y`, `${prefix}_x`] : [`${prefix}_x`, `${prefix}_y`];
	const mixed = [`[${below}]${toLuma}[${prefix}_x]`, `[${luma}][${chroma}]mergeplanes=0x001112:yuv444p,${fromLuma}`];
	const [ground = '', merged = ''] = mixed;
	return above.hasAlpha
		? {
			label, filters: [
				`[${above.label}]split[${prefix}_c][${prefix}_o]`, `[${prefix}_c]format=gbrp,${toLuma}[${prefix}_y]`, `[${prefix}_o]alphaextract,format=gray[${prefix}_m]`,
				ground, `${merged},format=gbrap[${prefix}_l]`, `[${prefix}_l][${prefix}_m]alphamerge[${label}]`,
			],
		}
		: { label, filters: [`[${above.label}]${toLuma}[${prefix}_y]`, ground, `${merged}[${label}]`] };
};
