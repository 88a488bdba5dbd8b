import { expect, test } from 'vitest';
import { gainToTarget } from './loudnessTarget.ts';

const volume = { now: 0, min: -59, max: 12 };
const aim = { target: -16, ceiling: -1 };

test('the gain is what is missing to the target', () => {
	expect(gainToTarget({ integrated: -20, truePeak: -9 }, aim, volume)).toEqual({ by: 4, reached: -16, limit: 'none' });
	expect(gainToTarget({ integrated: -10, truePeak: 0.4 }, aim, volume)).toEqual({ by: -6, reached: -16, limit: 'none' });
});

test('peaks stay below the ceiling, a volume within its bounds, and silence as it is', () => {
	expect(gainToTarget({ integrated: -20, truePeak: -3 }, aim, volume)).toEqual({ by: 2, reached: -18, limit: 'peak' });
	expect(gainToTarget({ integrated: -40, truePeak: -30 }, aim, { ...volume, now: 2 })).toEqual({ by: 10, reached: -30, limit: 'volume' });
	expect(gainToTarget({ integrated: null, truePeak: null }, aim, volume)).toEqual({ by: 0, reached: null, limit: 'silence' });
});
