import { expect, test } from 'vitest';
import { blendModeNamed, blendModeNames, blendModes } from './blendModes.ts';

test('every name that records may have is a mode with words, each once', () => {
	expect(blendModes.map(mode => mode.name).toSorted()).toEqual([...blendModeNames].toSorted());
	expect(new Set(blendModes.map(mode => mode.label)).size).toBe(blendModes.length);
	expect(blendModeNamed('soft-light').label).toBe('Soft light');
});
