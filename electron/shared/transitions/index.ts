import { crossDissolve } from './crossDissolve.ts';
import type { TransitionDefinition } from './defineTransition.ts';
import { dipToColour } from './dipToColour.ts';

/** Every transition there is, in the order of the menu. */
export const transitions: readonly TransitionDefinition[] = [crossDissolve, dipToColour];

/** The transition called `name`; a project that names one this version does not have is drawn with a cross dissolve. */
export const transitionNamed = (name: string): TransitionDefinition => transitions.find(transition => transition.name === name) ?? crossDissolve;

/** The parameters of a transition with defaults where the record says nothing. */
export const transitionParameters = (definition: TransitionDefinition, stored: Readonly<Record<string, number | string | boolean>>): Readonly<Record<string, number | string | boolean>> =>
	Object.fromEntries(definition.parameters.map((parameter) => {
		const name = parameter.path.replace(/^parameters\./u, '');
		return [name, stored[name] ?? parameter.default];
	}));
