import { expect, it } from 'vitest';
import { chunkKey, chunkSamples, chunksOf, SoundStore } from './soundStore.ts';

const ramp = (from: number, count: number): Float32Array => Float32Array.from({ length: 2 * count }, (_, index) => from + Math.floor(index / 2));

it('a read across two pieces is seamless', () => {
	const store = new SoundStore();
	store.set(chunkKey('a', '0', 0), ramp(0, chunkSamples));
	store.set(chunkKey('a', '0', 1), ramp(chunkSamples, chunkSamples));
	const read = store.read('a', '0', chunkSamples - 2, 4);
	expect([...read ?? []]).toEqual([47_998, 47_998, 47_999, 47_999, 48_000, 48_000, 48_001, 48_001]);
});

it('a read beyond the end of the stream is shorter, one into a piece that has not come is refused', () => {
	const store = new SoundStore();
	store.set(chunkKey('a', '0', 0), ramp(0, 10));
	store.set(chunkKey('b', '1', 0), ramp(0, chunkSamples));
	expect(store.read('a', '0', 8, 4)?.length).toBe(4);
	expect(store.read('a', '0', 20, 4)?.length).toBe(0);
	expect(store.read('b', '1', chunkSamples - 2, 4)).toBeNull();
	expect(store.read('b', '0', 0, 4)).toBeNull();
});

it('a need names every piece it touches, and no more', () => {
	expect(chunksOf({ sourceSample: 0, count: chunkSamples })).toEqual([0]);
	expect(chunksOf({ sourceSample: chunkSamples - 1, count: 2 })).toEqual([0, 1]);
	expect(chunksOf({ sourceSample: 2 * chunkSamples, count: 2 * chunkSamples + 1 })).toEqual([2, 3, 4]);
});
