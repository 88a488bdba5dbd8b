import type { Shadow } from '../../../shared/effects/pictureEffect.ts';
import type { Size } from '../../../shared/render/geometry.ts';
import { onTicks } from '../sourceFilters.ts';

/** Frames of a run in which its shadows stay as they are. */
export type ShadowStretch = { readonly first: number; readonly count: number; readonly shadows: readonly Shadow[] };

const code = (part = 0): number => Math.round(part * 255);

/**
 * Lays a placed layer (gbrap, straight, as large as the frame) over its own shadows. What lies outside the frame throws none into it. Answers the filters and the label of the group, gbrap again.
 */
const shadowFilters = (shadows: readonly Shadow[], layer: string, frame: Size, prefix: string): { readonly filters: readonly string[]; readonly label: string } => {
	const { width, height } = frame;
	const filters: string[] = [`[${layer}]split=${2 * shadows.length + 1}${shadows.map((_, number) => `[${prefix}a${number}][${prefix}c${number}]`).join('')}[${prefix}top]`];
	let below: string | null = null;
	shadows.toReversed().forEach(({ x, y, softness, opacity, colour }, number) => {
		const [dx, dy] = [Math.round(x * height), Math.round(y * height)];
		const [across, down] = [Math.min(Math.abs(dx), width - 1), Math.min(Math.abs(dy), height - 1)];
		const moved = `crop=${width - across}:${height - down}:${dx < 0 ? across : 0}:${dy < 0 ? down : 0}:exact=1,pad=${width}:${height}:${dx > 0 ? across : 0}:${dy > 0 ? down : 0}:color=black@0`;
		const sigma = Math.max(0.1, softness * height).toFixed(3);
		filters.push(
			`[${prefix}a${number}]${moved},alphaextract,format=gray,lut=y='round(val*${opacity.toFixed(4)})',gblur=sigma=${sigma}:steps=4[${prefix}m${number}]`,
			`[${prefix}c${number}]lutrgb=r=${code(colour[0])}:g=${code(colour[1])}:b=${code(colour[2])}[${prefix}k${number}]`,
			`[${prefix}k${number}][${prefix}m${number}]alphamerge[${prefix}s${number}]`,
		);
		if (below !== null) {
			filters.push(`[${below}][${prefix}s${number}]overlay=format=gbrp:shortest=1[${prefix}b${number}]`);
		}
		below = below === null ? `${prefix}s${number}` : `${prefix}b${number}`;
	});
	filters.push(`[${below ?? layer}][${prefix}top]overlay=format=gbrp:shortest=1[${prefix}all]`);
	return { filters, label: `${prefix}all` };
};

/** Lays a placed layer over shadows that change from stretch to stretch. One stretch may hold frames without end; of several the frames must be exact. */
export const shadowedRun = (stretches: readonly ShadowStretch[], layer: string, frame: Size, prefix: string): { readonly filters: readonly string[]; readonly label: string } => {
	const [only] = stretches;
	if (only && stretches.length === 1) {
		return shadowFilters(only.shadows, layer, frame, prefix);
	}
	const drawn = stretches.map(({ first, count, shadows }, number) => {
		const begun = `${prefix}t${number}`;
		const part = `[${prefix}u${number}]trim=start_frame=${first}:end_frame=${first + count},${onTicks}[${begun}]`;
		const shadowed = shadows.length > 0 ? shadowFilters(shadows, begun, frame, `${prefix}${number}_`) : { filters: [], label: begun };
		return { filters: [part, ...shadowed.filters], label: shadowed.label };
	});
	return {
		label: `${prefix}joined`,
		filters: [
			`[${layer}]split=${stretches.length}${stretches.map((_, number) => `[${prefix}u${number}]`).join('')}`, ...drawn.flatMap(({ filters }) => filters),
			`${drawn.map(({ label }) => `[${label}]`).join('')}concat=n=${drawn.length}:v=1:a=0,${onTicks}[${prefix}joined]`,
		],
	};
};
