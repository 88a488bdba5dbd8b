import { cutStops } from './cutStops.ts';
import { listStops } from './listStops.ts';
import { mediaStops } from './mediaStops.ts';
import { pictureStops } from './pictureStops.ts';
import type { Stop } from './stop.ts';

/** The whole tour, in the order of the film. */
export const stops: readonly Stop[] = [...cutStops, ...pictureStops, ...listStops, ...mediaStops];
