import { barnDoors } from './barnDoors.ts';
import { clock } from './clock.ts';
import { crossDissolve } from './crossDissolve.ts';
import type { TransitionDefinition } from './defineTransition.ts';
import { dipToColour } from './dipToColour.ts';
import { iris } from './iris.ts';
import { softWipe } from './softWipe.ts';
import { wipe } from './wipe.ts';

/** Every transition there is, in the order of the menu. */
export const transitions: readonly TransitionDefinition[] = [crossDissolve, dipToColour, wipe, softWipe, barnDoors, iris, clock];

/** The transition called `name`; a project that names one this version does not have is drawn with a cross dissolve. */
export const transitionNamed = (name: string): TransitionDefinition => transitions.find(transition => transition.name === name) ?? crossDissolve;

/** The parameters of a transition with defaults where the record says nothing. */
export const transitionParameters = (definition: TransitionDefinition, stored: Readonly<Record<string, number | string | boolean>>): Readonly<Record<string, number | string | boolean>> =>
	Object.fromEntries(definition.parameters.map((parameter) => {
		const name = parameter.path.replace(/^parameters\./u, '');
		return [name, stored[name] ?? parameter.default];
	}));
