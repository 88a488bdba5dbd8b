import { soundEffects } from '../audio/effects/index.ts';
import type { EffectDescription } from './effectDescription.ts';
import { pictureEffects } from './index.ts';

/** Every effect there is, on pictures and on sound. */
export const effectDescriptions: readonly EffectDescription[] = [...pictureEffects, ...soundEffects];

/** The effect called `name`, or undefined: a project from a newer version may name one this version does not have. */
export const effectDescribed = (name: string): EffectDescription | undefined => effectDescriptions.find(effect => effect.name === name);
