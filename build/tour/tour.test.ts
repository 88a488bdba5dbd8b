import { expect, test } from 'vitest';
import { editsNotMade, forgotten, registered } from './registered.ts';
import { stops } from './stops.ts';

test('the tour shows every edit, effect, transition, title, generator, blend mode and kind of keyframe there is', () => {
	expect(forgotten(stops)).toEqual([]);
});

test('what is left out is told by name', () => {
	expect(forgotten(stops.filter(stop => !stop.covers.includes('vignette')))).toEqual(['effect “vignette”']);
	expect(forgotten([])).toHaveLength(Object.values(registered).flat().length);
	expect(editsNotMade(new Set(registered.edit.filter(name => name !== 'slip')))).toEqual(['edit “slip”']);
});

test('no stop names what does not exist, and no two have one name', () => {
	expect(stops.flatMap(({ kind, covers }) => covers.filter(name => !registered[kind].includes(name)))).toEqual([]);
	const names = stops.map(({ kind, label }) => `${kind} ${label}`);
	expect(new Set(names).size).toBe(names.length);
});
