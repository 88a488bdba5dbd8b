import type { Lane } from './lanes.ts';
import type { AutomationLane } from './levels/automationLanes.ts';

/** Where everything lies in the track area, in pixels from its top. */
export type TimelineLayout = { readonly lanes: readonly Lane[]; readonly automation: readonly AutomationLane[]; readonly height: number };
