import type { Keyframed } from '../keyframes/valueAt.ts';
import type { ProjectRecord } from './records.ts';

/** A record whose parameters can have keyframes. */
export type Animated = Extract<ProjectRecord, Keyframed>;

/** Parameters that can have keyframes, by kind of record. */
const keyframablePaths: Readonly<Record<Animated['kind'], RegExp>> = {
	clip: /^(transform\.(x|y|scale|stretch|rotation|anchorX|anchorY)|crop\.(left|top|right|bottom)|opacity|volume|pan|speed|mask\.(x|y|width|height|rotation|roundness|points|feather|expand|opacity))$/,
	track: /^(volume|pan)$/,
	sequence: /^volume$/,
	effect: /^(parameters\.\w+|mask\.(x|y|width|height|rotation|roundness|points|feather|expand|opacity))$/,
};

/** True when this record's kind can have keyframes at all. */
export const isAnimated = (record: ProjectRecord): record is Animated => Object.hasOwn(keyframablePaths, record.kind);

/** True when this parameter of the record can have keyframes. */
export const canHaveKeyframes = (record: ProjectRecord, path: string): record is Animated => isAnimated(record) && keyframablePaths[record.kind].test(path);

/** True when the parameter has keyframes. */
export const isKeyed = (record: ProjectRecord, path: string): record is Animated => isAnimated(record) && Object.hasOwn(record.keyframes, path);
