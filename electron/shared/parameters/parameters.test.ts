import { describe, expect, test } from 'vitest';
import { clipDefaults, clipSchema, sequenceSchema, trackDefaults, trackSchema } from '../timeline/records.ts';
import { transitions } from '../transitions/index.ts';
import { clipParameters } from './clipParameters.ts';
import type { ParameterSchema } from './parameter.ts';
import { masterParameters, trackParameters } from './trackParameters.ts';

const valueAt = (record: unknown, path: string): unknown =>
	path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], record);

const withValue = (record: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> => {
	const [first = '', ...rest] = path.split('.');
	return { ...record, [first]: rest.length > 0 ? withValue(record[first] as Record<string, unknown>, rest.join('.'), value) : value };
};

const clip = { ...clipDefaults, kind: 'clip', id: 'c', trackId: 't', assetId: 'a', name: 'c', start: 0, duration: 100, sourceStart: 0 };
const track = { ...trackDefaults, kind: 'track', id: 't', sequenceId: 's', name: 't', type: 'audio', order: 0 };
const sequence = { kind: 'sequence', id: 's', name: 's', width: 1920, height: 1080, frameRate: { numerator: 25, denominator: 1 }, sampleRate: 48_000, volume: 0, keyframes: {} };

const all: readonly (readonly [string, ParameterSchema, Record<string, unknown>, { safeParse: (value: unknown) => { success: boolean } }])[] = [
	...[...clipParameters.picture, ...clipParameters.sound, ...clipParameters.fades, ...clipParameters.soundFades, ...clipParameters.speed].map(parameter => [`clip ${parameter.path}`, parameter, clip, clipSchema] as const),
	...masterParameters.map(parameter => [`sequence ${parameter.path}`, parameter, sequence, sequenceSchema] as const),
	...trackParameters.map(parameter => [`track ${parameter.path}`, parameter, track, trackSchema] as const),
];

describe('what the inspector shows is what the record takes', () => {
	test.each(all)('%s', (_, parameter, record, schema) => {
		expect(valueAt(record, parameter.path)).toBe(parameter.default);
		if (parameter.type === 'number') {
			expect(schema.safeParse(withValue(record, parameter.path, parameter.min)).success).toBe(true);
			expect(schema.safeParse(withValue(record, parameter.path, parameter.max)).success).toBe(true);
			expect(schema.safeParse(withValue(record, parameter.path, parameter.max + 1e5)).success).toBe(false);
		}
	});
});

test('every transition declares its parameters below “parameters.” and has a name of its own', () => {
	expect(new Set(transitions.map(transition => transition.name)).size).toBe(transitions.length);
	transitions.forEach(transition => transition.parameters.forEach(parameter => expect(parameter.path).toMatch(/^parameters\.\w+$/u)));
});
