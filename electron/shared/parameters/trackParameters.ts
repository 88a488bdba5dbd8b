import { clipParameters } from './clipParameters.ts';
import type { ParameterSchema } from './parameter.ts';

/** What can be set on an audio track: its volume and its pan, on top of what its clips have. A video track has switches only. */
export const trackParameters: readonly ParameterSchema[] = clipParameters.sound.map(parameter => ({ ...parameter, group: 'Track' }));

/** What can be set on a sequence's sound: the volume of the sum of all tracks. */
export const masterParameters: readonly ParameterSchema[] = clipParameters.sound.filter(parameter => parameter.path === 'volume').map(parameter => ({ ...parameter, group: 'Master' }));
