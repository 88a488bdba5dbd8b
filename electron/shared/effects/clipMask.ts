import type { PictureEffect } from './pictureEffect.ts';

/** The mask of a clip, as the last of its effects: it cuts the picture out (`operationsOf`, which knows the shape). In no list, and not to be added. */
export const clipMask: PictureEffect = { name: 'clip-mask', label: 'Mask', group: '', medium: 'picture', isSeeThrough: true, parameters: [], operations: () => [] };
