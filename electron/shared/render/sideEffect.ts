import type { LayerEffect } from '../effects/resolvedEffects.ts';
import { easings } from '../keyframes/keyframe.ts';
import type { Time } from '../time/time.ts';
import type { Clip, Transition } from '../timeline/records.ts';
import type { MovingTransition } from '../transitions/defineTransition.ts';
import { transitionParameters } from '../transitions/index.ts';
import { placeOfClip } from './motion.ts';

/** Straight lines a changing number is drawn with: each is a blur of its own in the export. */
const mostPieces = 10;

/** The effect a transition does to one of its sides, keyframed on the clip's own time as any other effect is; none where the transition has none. `start`, when the transition begins; `frame`, how long a frame is. */
export const sideEffect = (definition: MovingTransition, transition: Transition, side: 'from' | 'to', clip: Clip, start: Time, frame: Time): readonly LayerEffect[] => {
	const { effect } = definition;
	if (!effect) {
		return [];
	}
	const parameters = transitionParameters(definition, transition.parameters);
	const begin = start - clip.start;
	const pieces = Math.max(1, Math.min(mostPieces, Math.round(transition.duration / frame / 2)));
	return [{
		kind: 'effect', id: `${transition.id} ${side}`, targetId: clip.id, type: effect.type, order: 0, isEnabled: true,
		parameters: effect.parameters(parameters, placeOfClip(clip, begin).transform.rotation),
		// What is seen in a frame is what holds in its middle.
		keyframes: { [effect.path]: Array.from({ length: pieces + 1 }, (_, piece) => ({
			time: Math.round(begin + transition.duration * piece / pieces - frame / 2) as Time, value: effect.value(side, piece / pieces, parameters), easing: easings.linear,
		})) },
	}];
};
