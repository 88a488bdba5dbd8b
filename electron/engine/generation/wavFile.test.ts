import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { floatWavHeader, writeFloatWav } from './wavFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'reelwright-wav-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the header tells of mono float samples at 48 kHz', () => {
	const bytes = Buffer.from(floatWavHeader(48_000, 1, 96_000));
	expect(bytes.length).toBe(58);
	expect([bytes.toString('latin1', 0, 4), bytes.toString('latin1', 8, 16), bytes.toString('latin1', 38, 42), bytes.toString('latin1', 50, 54)]).toEqual(['RIFF', 'WAVEfmt ', 'fact', 'data']);
	expect(bytes.readUInt32LE(4)).toBe(58 - 8 + 384_000);
	expect([bytes.readUInt16LE(20), bytes.readUInt16LE(22), bytes.readUInt32LE(24), bytes.readUInt32LE(28), bytes.readUInt16LE(32), bytes.readUInt16LE(34)]).toEqual([3, 1, 48_000, 192_000, 4, 32]);
	expect([bytes.readUInt32LE(46), bytes.readUInt32LE(54)]).toEqual([96_000, 384_000]);
});
test('the samples follow the header unchanged', async () => {
	const samples = Float32Array.from({ length: 1000 }, (_, i) => Math.sin(i));
	writeFileSync(join(folder, 'raw'), Buffer.from(samples.buffer));
	await writeFloatWav(join(folder, 'raw'), join(folder, 'out.wav'), { sampleRate: 48_000, channels: 1, samples: 1000 });
	expect(readFileSync(join(folder, 'out.wav')).subarray(58).equals(Buffer.from(samples.buffer))).toBe(true);
});
test('a finish changes the level and nothing else: length, sides and format stay', async () => {
	const samples = Float32Array.from({ length: 140_000 }, (_, i) => 0.5 * Math.sin(i / 20));
	writeFileSync(join(folder, 'raw'), Buffer.from(samples.buffer));
	for (const [channels, name] of [[1, 'mono.wav'], [2, 'stereo.wav']] as const) {
		await writeFloatWav(join(folder, 'raw'), join(folder, name), { sampleRate: 48_000, channels, samples: samples.length / channels }, { gain: -20, ceiling: -1 });
		const bytes = readFileSync(join(folder, name)).subarray(58);
		expect(bytes.length).toBe(4 * samples.length);
		expect(bytes.readFloatLE(4 * 100_001)).toBeCloseTo((samples[100_001] ?? 0) / 10, 5);
	}
});
test('raw sound of another length is a bug that is named', async () => {
	writeFileSync(join(folder, 'raw'), Buffer.alloc(40));
	await expect(writeFloatWav(join(folder, 'raw'), join(folder, 'out.wav'), { sampleRate: 48_000, channels: 1, samples: 11 })).rejects.toThrow('40 bytes, not 11 samples');
});
test('sound that no WAV can hold is refused', () => {
	expect(() => floatWavHeader(48_000, 1, 2 ** 30)).toThrow('too long');
});
