/**
 * Waveforms: for every 256 samples of a conformed sound (and every 1024, 4096 … for wide views) its lowest and highest sample, left and right together.
 *
 * File layout, little-endian: `RWPK`, uint16 version 1, uint16 number of levels, uint32 sample rate, uint32 spare, float64 number of samples (of one side); then
 * per level uint32 samples per bin, uint32 number of bins, uint32 byte offset of its data, uint32 spare; then the data: per bin int8 lowest, int8 highest,
 * 127 being full scale. A bin that is not silent is never shown as silence, so small sounds stay visible.
 */

const magic = 0x4b50_5752;
/** Bytes of a waveform file in front of its table of levels. */
export const peaksHeaderBytes = 24;
const levelBytes = 16;
const firstBin = 256;
const levelStep = 4;
/** Coarser levels are made until one has no more bins than this: a whole film then costs a few hundred reads. */
const fewBins = 512;

export type PeakLevel = {
	readonly samplesPerBin: number;
	/** Per bin its lowest and its highest sample, −127…127. */
	readonly data: Int8Array;
};

/** A waveform: its levels from fine to coarse. */
export type Peaks = { readonly sampleRate: number; readonly sampleCount: number; readonly levels: readonly PeakLevel[] };

/** Lowest and highest sample of a stretch, −1…1. */
export type PeakPair = { readonly low: number; readonly high: number };

/** Away from zero, so that what is not silent stays visible; never beyond full scale. */
const quantised = (sample: number): number => {
	const scaled = sample * 127;
	return Math.max(-127, Math.min(127, scaled < 0 ? Math.floor(scaled) : Math.ceil(scaled)));
};

const coarser = (fine: Int8Array): Int8Array => {
	const bins = fine.length / 2;
	const data = new Int8Array(Math.ceil(bins / levelStep) * 2);
	for (let bin = 0; bin < data.length / 2; bin++) {
		let low = 127;
		let high = -127;
		for (let index = bin * levelStep; index < Math.min(bins, (bin + 1) * levelStep); index++) {
			low = Math.min(low, fine[index * 2] ?? 0);
			high = Math.max(high, fine[index * 2 + 1] ?? 0);
		}
		data[bin * 2] = low;
		data[bin * 2 + 1] = high;
	}
	return data;
};

/** Collects a waveform while sound streams by. Holds two bytes per 256 samples: an hour costs 1.4 MB. */
export type PeakBuilder = {
	/** Takes interleaved stereo samples; any number of whole pairs. */
	add: (samples: Float32Array) => void;
	/** The finished file. Nothing can be added afterwards. */
	finish: () => Uint8Array;
};

/** A waveform in the making, for stereo at `sampleRate`. */
export const createPeakBuilder = (sampleRate = 48_000): PeakBuilder => {
	let data = new Int8Array(1 << 16);
	let bins = 0;
	let low = Infinity;
	let high = -Infinity;
	let inBin = 0;
	let sampleCount = 0;

	const close = () => {
		if (bins * 2 + 2 > data.length) {
			const larger = new Int8Array(data.length * 2);
			larger.set(data);
			data = larger;
		}
		data[bins * 2] = quantised(low);
		data[bins * 2 + 1] = quantised(high);
		bins++;
		low = Infinity;
		high = -Infinity;
		inBin = 0;
	};

	return {
		add: (samples) => {
			sampleCount += samples.length / 2;
			let index = 0;
			while (index < samples.length) {
				const end = Math.min(samples.length, index + (firstBin - inBin) * 2);
				inBin += (end - index) / 2;
				// This loop reads every sample of every import; local numbers and plain comparisons keep it at about 1 ns a sample.
				let lowest = low;
				let highest = high;
				for (; index < end; index++) {
					const sample = samples[index] ?? 0;
					if (sample < lowest) {
						lowest = sample;
					}
					if (sample > highest) {
						highest = sample;
					}
				}
				low = lowest;
				high = highest;
				if (inBin === firstBin) {
					close();
				}
			}
		},
		finish: () => {
			if (inBin > 0) {
				close();
			}
			const levels: PeakLevel[] = [{ samplesPerBin: firstBin, data: data.subarray(0, bins * 2) }];
			for (let last = levels[0]; last && last.data.length / 2 > fewBins; last = levels.at(-1)) {
				levels.push({ samplesPerBin: last.samplesPerBin * levelStep, data: coarser(last.data) });
			}
			return writePeaks({ sampleRate, sampleCount, levels });
		},
	};
};

/** A waveform as a file. */
export const writePeaks = (peaks: Peaks): Uint8Array => {
	const dataStart = peaksHeaderBytes + peaks.levels.length * levelBytes;
	const bytes = new Uint8Array(dataStart + peaks.levels.reduce((sum, level) => sum + level.data.length, 0));
	const view = new DataView(bytes.buffer);
	view.setUint32(0, magic, true);
	view.setUint16(4, 1, true);
	view.setUint16(6, peaks.levels.length, true);
	view.setUint32(8, peaks.sampleRate, true);
	view.setFloat64(16, peaks.sampleCount, true);
	let offset = dataStart;
	peaks.levels.forEach((level, index) => {
		const at = peaksHeaderBytes + index * levelBytes;
		view.setUint32(at, level.samplesPerBin, true);
		view.setUint32(at + 4, level.data.length / 2, true);
		view.setUint32(at + 8, offset, true);
		bytes.set(new Uint8Array(level.data.buffer, level.data.byteOffset, level.data.length), offset);
		offset += level.data.length;
	});
	return bytes;
};

/** The number of samples (of one side) a waveform file tells of, from its header alone. NaN when it is none. */
export const peaksSampleCount = (header: Uint8Array): number => {
	const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
	return view.byteLength < peaksHeaderBytes || view.getUint32(0, true) !== magic ? Number.NaN : view.getFloat64(16, true);
};

/** Reads a waveform file; the levels are views into `buffer`. Throws when it is none, or cut off. */
export const readPeaks = (buffer: ArrayBuffer): Peaks => {
	const view = new DataView(buffer);
	if (buffer.byteLength < peaksHeaderBytes || view.getUint32(0, true) !== magic || view.getUint16(4, true) !== 1) {
		throw new Error('This is no waveform file.');
	}
	const levels = Array.from({ length: view.getUint16(6, true) }, (_, index): PeakLevel => {
		const at = peaksHeaderBytes + index * levelBytes;
		return { samplesPerBin: view.getUint32(at, true), data: new Int8Array(buffer, view.getUint32(at + 8, true), view.getUint32(at + 4, true) * 2) };
	});
	return { sampleRate: view.getUint32(8, true), sampleCount: view.getFloat64(16, true), levels };
};

/**
 * The lowest and highest sample between two samples (half open), read from the coarsest level that still has a bin in it. Null outside the sound. Costs at
 * most some ten reads however wide the stretch is, so a waveform is drawn with one call per column.
 */
export const peakBetween = (peaks: Peaks, startSample: number, endSample: number): PeakPair | null => {
	const start = Math.max(0, startSample);
	const end = Math.min(peaks.sampleCount, Math.max(endSample, startSample + 1));
	if (end <= start) {
		return null;
	}
	const level = peaks.levels.findLast(candidate => candidate.samplesPerBin <= (end - start) / 2) ?? peaks.levels[0];
	if (!level) {
		return null;
	}
	const last = Math.min(level.data.length / 2 - 1, Math.ceil(end / level.samplesPerBin) - 1);
	let low = 127;
	let high = -127;
	for (let bin = Math.floor(start / level.samplesPerBin); bin <= last; bin++) {
		low = Math.min(low, level.data[bin * 2] ?? 0);
		high = Math.max(high, level.data[bin * 2 + 1] ?? 0);
	}
	return low > high ? null : { low: low / 127, high: high / 127 };
};
