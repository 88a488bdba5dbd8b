import { soundEffects } from '../../electron/shared/audio/effects/index.ts';
import { blendModes } from '../../electron/shared/blending/blendModes.ts';
import { pictureEffects } from '../../electron/shared/effects/index.ts';
import { generators } from '../../electron/shared/generators/index.ts';
import { easings } from '../../electron/shared/keyframes/keyframe.ts';
import { edits } from '../../electron/shared/timeline/edits/index.ts';
import { titles } from '../../electron/shared/titles/index.ts';
import { transitions } from '../../electron/shared/transitions/index.ts';
import { stopKinds, type Stop, type StopKind } from './stop.ts';

/** Everything the program has, by kind, from its own lists. */
export const registered: Readonly<Record<StopKind, readonly string[]>> = {
	'edit': Object.keys(edits),
	'effect': pictureEffects.map(({ name }) => name),
	'sound-effect': soundEffects.map(({ name }) => name),
	'transition': transitions.map(({ name }) => name),
	'title': titles.map(({ name }) => name),
	'generator': generators.map(({ name }) => name),
	'blend-mode': blendModes.map(({ name }) => name),
	'easing': Object.keys(easings),
};

const missing = (kind: StopKind, shown: ReadonlySet<string>): string[] => registered[kind].filter(name => !shown.has(name)).map(name => `${stopKinds[kind].toLowerCase()} “${name}”`);

/** What the stops leave out, in words: “effect “vignette””. Empty when they show everything. */
export const forgotten = (stops: readonly Stop[]): readonly string[] =>
	(Object.keys(registered) as StopKind[]).flatMap(kind => missing(kind, new Set(stops.filter(stop => stop.kind === kind).flatMap(stop => stop.covers))));

/** The edits a film's history does not have, in words. */
export const editsNotMade = (made: ReadonlySet<string>): readonly string[] => missing('edit', made);
