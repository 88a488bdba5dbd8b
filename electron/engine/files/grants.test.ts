import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Grants, isInside } from './grants.ts';

test.each([
	['/a/b', '/a/b', true], ['/a/b', '/a/b/c', true], ['/a/b', '/a/bc', false], ['/a/b', '/a', false], ['/a/b', '/a/b/../c', false], ['/a/b', '/a/b/..c', true],
])('%s contains %s: %s', (folder, path, inside) => {
	expect(isInside(folder, path)).toBe(inside);
});

test('a link inside a granted folder does not lead out of it', () => {
	const root = mkdtempSync(join(tmpdir(), 'reelwright-grants-'));
	mkdirSync(join(root, 'granted'));
	mkdirSync(join(root, 'secret'));
	writeFileSync(join(root, 'secret', 'canary'), 'x');
	symlinkSync(join(root, 'secret'), join(root, 'granted', 'link'));
	const grants = new Grants([join(root, 'granted')]);
	expect(grants.allows(join(root, 'granted', 'film.reel'))).toBe(true);
	expect(grants.allows(join(root, 'granted', 'link', 'canary'))).toBe(false);
	expect(grants.allows(join(root, 'granted', 'link', 'not-there-yet'))).toBe(false);
	expect(() => grants.check(join(root, 'secret'))).toThrow('path-not-granted');
	grants.add(join(root, 'secret'));
	expect(grants.allows(join(root, 'granted', 'link', 'canary'))).toBe(true);
});

test('without a list everything is granted', () => {
	expect(new Grants(null).allows('/etc/hostname')).toBe(true);
});
