import { randomBytes } from 'node:crypto';
import type { NewId } from '../../shared/timeline/edits/defineEdit.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** `clip-` and twelve random letters: sixty bits, so that ids made in two copies of a project do not meet. */
export const randomId: NewId = kind => `${kind}-${Array.from(randomBytes(12), byte => letters[byte % 32]).join('')}`;
