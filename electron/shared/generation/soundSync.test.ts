import { expect, test } from 'vitest';
import { pictureFeatures } from './pictureFeatures.ts';
import { picturePulse, SoundPulse, syncOf } from './soundSync.ts';

const [width, height, frames] = [64, 36, 100];
const turns = [20, 47, 71];

/** A bright square that changes its course at the turns. */
const film = (): Uint8Array => {
	const bytes = new Uint8Array(frames * width * height * 3);
	let [x, speed] = [14, 1];
	for (let frame = 0; frame < frames; frame++) {
		speed = turns.includes(frame) ? -speed : speed;
		x += speed;
		for (let row = 12; row < 24; row++) {
			for (let column = x; column < x + 12; column++) {
				bytes.fill(230, ((frame * height + row) * width + column) * 3, ((frame * height + row) * width + column + 1) * 3);
			}
		}
	}
	return bytes;
};
/** A click at every one of the frames, dying away. */
const clicks = (at: readonly number[], blockSize: number): Float64Array => {
	const samples = new Float32Array(frames * 1920);
	for (const frame of at) {
		for (let i = 0; i < 6000; i++) {
			samples[frame * 1920 + i] = (samples[frame * 1920 + i] ?? 0) + 0.5 * Math.exp(-i / 900) * Math.sin(i / 5);
		}
	}
	const pulse = new SoundPulse();
	for (let start = 0; start < samples.length; start += blockSize) {
		pulse.add(samples.subarray(start, start + blockSize));
	}
	return pulse.read(frames);
};
const picture = picturePulse(pictureFeatures(film(), width, height, frames));

test('sound that begins where the picture turns follows it better than the same sound elsewhere', () => {
	const own = syncOf(clicks(turns, 4096), picture);
	for (const shift of [-15, -9, 6, 12]) {
		expect(own, `${shift} frames off`).toBeGreaterThan(syncOf(clicks(turns.map(at => at + shift), 4096), picture) + 0.2);
	}
});
test('how the sound was cut into blocks changes nothing', () => {
	expect(clicks(turns, 777)).toEqual(clicks(turns, 48_000));
});
test('silence, and a picture that never changes, follow nothing', () => {
	expect(syncOf(clicks([], 4096), picture)).toBe(0);
	expect(syncOf(clicks(turns, 4096), picturePulse(pictureFeatures(new Uint8Array(frames * width * height * 3), width, height, frames)))).toBe(0);
});
