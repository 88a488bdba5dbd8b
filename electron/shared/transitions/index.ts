import { barnDoors } from './barnDoors.ts';
import { blurDissolve } from './blurDissolve.ts';
import { clock } from './clock.ts';
import { crossDissolve } from './crossDissolve.ts';
import type { MovingTransition, TransitionDefinition } from './defineTransition.ts';
import { dipToColour } from './dipToColour.ts';
import { iris } from './iris.ts';
import { push } from './push.ts';
import { slide } from './slide.ts';
import { softWipe } from './softWipe.ts';
import { whipPan } from './whipPan.ts';
import { wipe } from './wipe.ts';
import { zoom } from './zoom.ts';

const mixing: readonly TransitionDefinition[] = [crossDissolve, dipToColour, wipe, softWipe, barnDoors, iris, clock];
const moving: readonly MovingTransition[] = [slide, push, whipPan, zoom, blurDissolve];

/** Every transition there is, in the order of the menu. */
export const transitions: readonly (TransitionDefinition | MovingTransition)[] = [...mixing, ...moving];

/** The transition called `name` if it is made of moved or changed layers. */
export const movingTransitionNamed = (name: string): MovingTransition | undefined => moving.find(transition => transition.name === name);

/** The transition called `name` that mixes pixels; all others are drawn with a cross dissolve. */
export const transitionNamed = (name: string): TransitionDefinition => mixing.find(transition => transition.name === name) ?? crossDissolve;

/** The parameters of a transition with defaults where the record says nothing. */
export const transitionParameters = (definition: Pick<TransitionDefinition, 'parameters'>, stored: Readonly<Record<string, number | string | boolean>>): Readonly<Record<string, number | string | boolean>> =>
	Object.fromEntries(definition.parameters.map((parameter) => {
		const name = parameter.path.replace(/^parameters\./u, '');
		return [name, stored[name] ?? parameter.default];
	}));
