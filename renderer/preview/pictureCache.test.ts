import { expect, it } from 'vitest';
import type { Picture } from './picture.ts';
import { PictureCache } from './pictureCache.ts';

const picture = (sizeBytes: number): Picture =>
	({ id: sizeBytes, width: 1, height: 1, rotation: 0, content: { type: 'rgba', planes: [] }, sizeBytes });

it('the cache throws away what was unused for longest once it is full', () => {
	const cache = new PictureCache(30);
	cache.set('a', picture(10));
	cache.set('b', picture(10));
	cache.set('c', picture(10));
	cache.get('a');
	cache.set('d', picture(10));
	expect(['a', 'b', 'c', 'd'].map(key => cache.has(key))).toEqual([true, false, true, true]);
	expect(cache.sizeBytes).toBe(30);
});

it('the cache keeps the newest picture even where it is larger than the limit', () => {
	const cache = new PictureCache(30);
	cache.set('a', picture(10));
	cache.set('b', picture(100));
	expect([cache.has('a'), cache.has('b'), cache.sizeBytes]).toEqual([false, true, 100]);
});

it('the cache counts a replaced picture once and forgets by prefix', () => {
	const cache = new PictureCache(100);
	cache.set('x:1', picture(10));
	cache.set('x:1', picture(20));
	cache.set('y:1', picture(5));
	expect(cache.sizeBytes).toBe(25);
	cache.removeAll('x:');
	expect([cache.sizeBytes, cache.has('y:1')]).toEqual([5, true]);
});
