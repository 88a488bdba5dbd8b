import type { ModelFamily } from '../electron/shared/generation/modelFamily.ts';
import { nano } from './nano/nano.ts';

/** Every model family that ships, the preferred one first. */
export const families: readonly ModelFamily[] = [nano];
