import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { finishedSound, type Finish } from '../../shared/audio/finishedSound.ts';
import { writeFailure } from './generatedFiles.ts';
import { leftSide, stereoOfRaw } from './rawSound.ts';

/** Bytes before the samples. */
export const floatWavHeaderBytes = 58;

/** Header of a WAV file of 32-bit float samples (format 3, with the `fact` chunk that format wants). Sizes above 4 GB throw. */
export const floatWavHeader = (sampleRate: number, channels: number, samples: number): Uint8Array => {
	const dataBytes = samples * channels * 4;
	const header = new DataView(new ArrayBuffer(floatWavHeaderBytes));
	if (dataBytes + 50 > 0xffff_ffff) {
		throw new Error('The sound is too long for a WAV file.');
	}
	const text = (at: number, letters: string): void => [...letters].forEach((letter, i) => header.setUint8(at + i, letter.charCodeAt(0)));
	text(0, 'RIFF');
	header.setUint32(4, 50 + dataBytes, true);
	text(8, 'WAVEfmt ');
	header.setUint32(16, 18, true);
	header.setUint16(20, 3, true);
	header.setUint16(22, channels, true);
	header.setUint32(24, sampleRate, true);
	header.setUint32(28, sampleRate * channels * 4, true);
	header.setUint16(32, channels * 4, true);
	header.setUint16(34, 32, true);
	header.setUint16(36, 0, true);
	text(38, 'fact');
	header.setUint32(42, 4, true);
	header.setUint32(46, samples, true);
	text(50, 'data');
	header.setUint32(54, dataBytes, true);
	return new Uint8Array(header.buffer);
};

/** What raw samples are: interleaved 32-bit floats. */
export type RawFormat = { readonly sampleRate: number; readonly channels: number; readonly samples: number };

/** One or two channels that a finish works on, else null. */
const finishable = (channels: number): 1 | 2 | null => channels === 1 || channels === 2 ? channels : null;

async function* finishedBytes(rawPath: string, { channels, samples }: { readonly channels: 1 | 2; readonly samples: number }, finish: Finish): AsyncGenerator<Uint8Array> {
	for await (const block of finishedSound(stereoOfRaw(rawPath, { channels, samples }).blocks(), finish)) {
		const out = channels === 1 ? leftSide(block) : block;
		yield new Uint8Array(out.buffer, out.byteOffset, out.byteLength);
	}
}

/** Puts a header in front of raw float32 samples, finished on the way where that is asked. Throws when the raw file does not hold exactly `samples`. */
export const writeFloatWav = async (rawPath: string, output: string, { sampleRate, channels, samples }: RawFormat, finish: Finish | null = null): Promise<void> => {
	const { size } = await stat(rawPath);
	if (size !== samples * channels * 4) {
		throw new Error(`The raw sound has ${size} bytes, not ${samples} samples.`);
	}
	const sides = finishable(channels);
	const whole = async function* (): AsyncGenerator<Uint8Array> {
		yield floatWavHeader(sampleRate, channels, samples);
		yield* finish && sides ? finishedBytes(rawPath, { channels: sides, samples }, finish) : createReadStream(rawPath) as AsyncIterable<Buffer>;
	};
	await writeFile(output, whole()).catch((error: NodeJS.ErrnoException) => {
		throw writeFailure(error, output);
	});
};
