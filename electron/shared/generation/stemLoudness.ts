import type { LoudnessTarget } from '../audio/loudnessTarget.ts';
import type { Stem } from './tasks.ts';

/** What the stems of a soundtrack are brought to before the level of their clip, in LUFS: effects and music meet, ambience lies beneath. */
const stemLoudness: Readonly<Record<Stem, number>> = { effects: -23, ambience: -33, music: -23 };
/** A mix of everything. */
const mixLoudness = -23;

/** Quieter sound is raised by no more, in dB: a scene in which nothing happens stays quiet. */
export const mostStemGain = 18;

/** The loudness that generated sound is given: peaks stay below −1 dBTP, so any level can be asked of the clip that holds it. */
export const loudnessOfStem = (stem: Stem | undefined): LoudnessTarget => ({ target: stem ? stemLoudness[stem] : mixLoudness, ceiling: -1 });
