import { compressor } from './compressor.ts';
import { deEsser } from './deEsser.ts';
import type { SoundEffectDefinition } from './defineSoundEffect.ts';
import { ducking } from './ducking.ts';
import { equaliser } from './equaliser.ts';
import { highPass } from './highPass.ts';
import { limiter } from './limiter.ts';
import { lowPass } from './lowPass.ts';
import { noiseGate } from './noiseGate.ts';

/** Every sound effect there is, in the order of the menus. */
export const soundEffects: readonly SoundEffectDefinition[] = [highPass, lowPass, equaliser, compressor, limiter, noiseGate, deEsser, ducking];

const byName = new Map(soundEffects.map(effect => [effect.name, effect]));

/** The sound effect called `name`, or undefined: it is then no sound effect, or one of a newer version, and sound passes through untouched. */
export const soundEffectNamed = (name: string): SoundEffectDefinition | undefined => byName.get(name);
