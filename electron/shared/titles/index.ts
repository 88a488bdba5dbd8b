import type { DrawingDefinition } from '../drawing/defineDrawing.ts';
import { callout } from './callout.ts';
import { card } from './card.ts';
import { crawl } from './crawl.ts';
import { lowerThird } from './lowerThird.ts';
import { plain } from './plain.ts';
import { roll } from './roll.ts';

/** Every title there is, in the order of the panel. */
export const titles: readonly DrawingDefinition[] = [plain, lowerThird, card, roll, crawl, callout];
