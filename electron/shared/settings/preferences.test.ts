import { expect, test } from 'vitest';
import { readPreferences } from './preferences.ts';

const usual = { backupMinutes: 10, stillSeconds: 5, transitionSeconds: 1, isSnapping: true, motion: 'system', scale: 100 };

test('whatever was stored, there are preferences', () => {
	expect([null, undefined, 'much', 7, [], {}].map(readPreferences)).toEqual(Array.from({ length: 6 }, () => usual));
});
test('what makes sense is kept beside what does not', () => {
	expect(readPreferences({ backupMinutes: 3, stillSeconds: 'long', scale: 150, motion: 'wild', unknown: 1 })).toEqual({ ...usual, backupMinutes: 3, scale: 150 });
});
