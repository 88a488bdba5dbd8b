import { expect, test } from 'vitest';
import type { z } from 'zod';
import { CallFailed, failureSchema, refuseEdit, toFailure, type Failure } from './failure.ts';
import { failureSentence } from './failureSentence.ts';

const path = '/films/a very/long path/beach.reel';

/** A failure of each kind, made from the schema, so that a new kind is tested without being added here. */
const examples: readonly Failure[] = failureSchema.options.map((option) => {
	const values: Record<string, unknown> = {};
	for (const [name, field] of Object.entries(option.shape as Record<string, z.ZodType>)) {
		const candidates: unknown[] = [path, 3, null];
		values[name] = name === 'kind' ? option.shape.kind.value : candidates.find(candidate => field.safeParse(candidate).success);
	}
	if ('reason' in values) {
		values['reason'] = 'Track “V1” is locked. Unlock it first.';
	}
	if ('tool' in values) {
		values['tool'] = 'FFmpeg';
	}
	if ('problem' in values) {
		values['problem'] = 'the file ends after 3.2 s';
	}
	return failureSchema.parse(values);
});

test.each(examples.map(failure => [failure.kind, failure] as const))('%s is said in whole sentences', (_, failure) => {
	const sentence = failureSentence(failure);
	expect(sentence).toMatch(/^[\p{Lu}“]/u);
	expect(sentence.length).toBeGreaterThan(8);
	expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
	if (!('problem' in failure)) {
		expect(sentence).toMatch(/[.!]$|: [^ ]+$|\.reel$/);
	}
});

test('a file is called by its name where its folder says nothing', () => {
	expect(failureSentence({ kind: 'media-empty', path: '/a/b/clip.mp4' })).toContain('“clip.mp4”');
	expect(failureSentence({ kind: 'media-empty', path: 'C:\\a\\clip.mp4' })).toContain('“clip.mp4”');
});

test('a damaged project names its newest backup', () => {
	expect(failureSentence({ kind: 'project-damaged', path, problem: 'x', backup: '/b.reel' })).toContain('/b.reel');
	expect(failureSentence({ kind: 'project-damaged', path, problem: 'x', backup: null })).toContain('no backup');
});

test('whatever is thrown becomes a failure', () => {
	expect(toFailure(new CallFailed({ kind: 'cancelled' }))).toEqual({ kind: 'cancelled' });
	expect(toFailure(new Error('x'))).toEqual({ kind: 'internal', problem: 'x' });
	expect(toFailure('x')).toEqual({ kind: 'internal', problem: 'x' });
	expect(toFailure(failureSchema.safeParse({ kind: 'disk-full' }).error)).toMatchObject({ kind: 'invalid-request', problem: expect.stringContaining('path') as string });
	expect(() => refuseEdit('No.')).toThrow(CallFailed);
});
