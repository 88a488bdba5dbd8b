import type { EffectDescription } from './effectDescription.ts';

/** Every effect on pictures, in the order of the list. */
export const pictureEffects: readonly EffectDescription[] = [];
