import type { DrawingDefinition } from '../drawing/defineDrawing.ts';
import { adjustment } from './adjustment.ts';
import { bars } from './bars.ts';
import { checker } from './checker.ts';
import { countdown } from './countdown.ts';
import { linearGradient } from './linearGradient.ts';
import { radialGradient } from './radialGradient.ts';
import { solid } from './solid.ts';

/** Every generator there is, in the order of the panel. */
export const generators: readonly DrawingDefinition[] = [solid, linearGradient, radialGradient, checker, bars, countdown, adjustment];
