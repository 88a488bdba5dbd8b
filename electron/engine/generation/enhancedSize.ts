import type { Lineage } from '../../shared/generation/lineage.ts';

/** The enhancer is meant for 1080 lines; what comes out larger is scaled down to that. */
const mostLines = 1080;
const even = (value: number): number => 2 * Math.round(value / 2);

/** The size of an enhanced film: the factor's, or 1080 lines of it. The shorter side counts, so that a portrait film gets as much as a landscape one. */
export const enhancedSize = ({ picture, factor }: Pick<Lineage, 'picture' | 'factor'>): { readonly width: number; readonly height: number } => {
	if (!picture || !factor) {
		throw new Error('An enhanced film has a picture and a factor.');
	}
	const lines = Math.min(picture.width, picture.height) * factor;
	const scale = factor * Math.min(1, mostLines / lines);
	return { width: even(picture.width * scale), height: even(picture.height * scale) };
};
