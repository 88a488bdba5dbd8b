// oxlint-disable-next-line import/default -- the bundler makes the export: the worklet as a script of its own, by address.
import url from './mixerWorklet.ts?worker&url';

/** Where the audio thread's script lies, for `addModule`. */
export const mixerUrl: string = url;
