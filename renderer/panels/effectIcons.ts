import Activity from '@lucide/svelte/icons/activity';
import Aperture from '@lucide/svelte/icons/aperture';
import AudioLines from '@lucide/svelte/icons/audio-lines';
import ArrowDownToLine from '@lucide/svelte/icons/arrow-down-to-line';
import ArrowUpToLine from '@lucide/svelte/icons/arrow-up-to-line';
import Blend from '@lucide/svelte/icons/blend';
import CircleDot from '@lucide/svelte/icons/circle-dot';
import Contrast from '@lucide/svelte/icons/contrast';
import Droplet from '@lucide/svelte/icons/droplet';
import FlipHorizontal from '@lucide/svelte/icons/flip-horizontal-2';
import DoorClosed from '@lucide/svelte/icons/door-closed';
import FoldVertical from '@lucide/svelte/icons/fold-vertical';
import Focus from '@lucide/svelte/icons/focus';
import Grid2x2 from '@lucide/svelte/icons/grid-2x2';
import MicVocal from '@lucide/svelte/icons/mic-vocal';
import Palette from '@lucide/svelte/icons/palette';
import Pipette from '@lucide/svelte/icons/pipette';
import Rainbow from '@lucide/svelte/icons/rainbow';
import SlidersVertical from '@lucide/svelte/icons/sliders-vertical';
import Spline from '@lucide/svelte/icons/spline';
import SquareRound from '@lucide/svelte/icons/squircle';
import Sparkles from '@lucide/svelte/icons/sparkles';
import SwatchBook from '@lucide/svelte/icons/swatch-book';
import Sun from '@lucide/svelte/icons/sun';
import Thermometer from '@lucide/svelte/icons/thermometer';
import Wind from '@lucide/svelte/icons/wind';
import type { LucideIcon } from '@lucide/svelte';

/** The mark of each effect in lists. */
export const effectIcons: Readonly<Record<string, LucideIcon>> = {
	'exposure': Sun, 'white-balance': Thermometer, 'lift-gamma-gain': Palette, 'curves': Spline, 'hue': Rainbow, 'black-and-white': Contrast, 'lut': SwatchBook,
	'vignette': Aperture, 'glow': Sparkles, 'drop-shadow': Blend, 'gaussian-blur': Droplet, 'directional-blur': Wind, 'sharpen': Focus,
	'mosaic': Grid2x2, 'grain': CircleDot, 'flip': FlipHorizontal, 'rounded-corners': SquareRound, 'chroma-key': Pipette,
	'high-pass': ArrowUpToLine, 'low-pass': ArrowDownToLine, 'equaliser': SlidersVertical, 'compressor': FoldVertical, 'limiter': Activity, 'noise-gate': DoorClosed,
	'de-esser': MicVocal, 'ducking': AudioLines,
};
