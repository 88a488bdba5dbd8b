import Aperture from '@lucide/svelte/icons/aperture';
import Blend from '@lucide/svelte/icons/blend';
import CircleDot from '@lucide/svelte/icons/circle-dot';
import Contrast from '@lucide/svelte/icons/contrast';
import Droplet from '@lucide/svelte/icons/droplet';
import FlipHorizontal from '@lucide/svelte/icons/flip-horizontal-2';
import Focus from '@lucide/svelte/icons/focus';
import Grid2x2 from '@lucide/svelte/icons/grid-2x2';
import Palette from '@lucide/svelte/icons/palette';
import Pipette from '@lucide/svelte/icons/pipette';
import Rainbow from '@lucide/svelte/icons/rainbow';
import Spline from '@lucide/svelte/icons/spline';
import SquareRound from '@lucide/svelte/icons/squircle';
import Sparkles from '@lucide/svelte/icons/sparkles';
import Sun from '@lucide/svelte/icons/sun';
import Thermometer from '@lucide/svelte/icons/thermometer';
import Wind from '@lucide/svelte/icons/wind';
import type { LucideIcon } from '@lucide/svelte';

/** The mark of each effect in lists. */
export const effectIcons: Readonly<Record<string, LucideIcon>> = {
	'exposure': Sun, 'white-balance': Thermometer, 'lift-gamma-gain': Palette, 'curves': Spline, 'hue': Rainbow, 'black-and-white': Contrast,
	'vignette': Aperture, 'glow': Sparkles, 'drop-shadow': Blend, 'gaussian-blur': Droplet, 'directional-blur': Wind, 'sharpen': Focus,
	'mosaic': Grid2x2, 'grain': CircleDot, 'flip': FlipHorizontal, 'rounded-corners': SquareRound, 'chroma-key': Pipette,
};
