import { blackAndWhite } from './blackAndWhite.ts';
import { chromaKey } from './chromaKey.ts';
import { clipMask } from './clipMask.ts';
import { curves } from './curves.ts';
import { directionalBlur } from './directionalBlur.ts';
import { dropShadow } from './dropShadow.ts';
import { exposure } from './exposure.ts';
import { flip } from './flip.ts';
import { gaussianBlur } from './gaussianBlur.ts';
import { glow } from './glow.ts';
import { grain } from './grain.ts';
import { hue } from './hue.ts';
import { liftGammaGain } from './liftGammaGain.ts';
import { lut } from './lut.ts';
import { mosaic } from './mosaic.ts';
import type { PictureEffect } from './pictureEffect.ts';
import { roundedCorners } from './roundedCorners.ts';
import { sharpen } from './sharpen.ts';
import { vignette } from './vignette.ts';
import { whiteBalance } from './whiteBalance.ts';

/** Every effect on pictures, in the order of the list. */
export const pictureEffects: readonly PictureEffect[] = [
	exposure, whiteBalance, liftGammaGain, curves, hue, blackAndWhite, lut,
	vignette, glow, dropShadow, gaussianBlur, directionalBlur, sharpen,
	mosaic, grain, flip, roundedCorners, chromaKey,
];

const known: readonly PictureEffect[] = [...pictureEffects, clipMask];

/** The effect on pictures called `name`, the mask of a clip among them, or undefined. */
export const pictureEffectNamed = (name: string): PictureEffect | undefined => known.find(effect => effect.name === name);
