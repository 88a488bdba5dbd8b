import type { Time } from '../../electron/shared/time/time.ts';
import type { App } from '../state/app.svelte.ts';

/** Where in, out and playhead are kept: with the source while it is looked at, else with the timeline. */
export const marksOf = (app: App): { inPoint: Time | null; outPoint: Time | null; playhead: Time } => app.source.isShown ? app.source : app.view;
