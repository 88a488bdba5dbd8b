import type { FileHandle } from 'node:fs/promises';

const readAt = async (file: FileHandle, position: number, length: number): Promise<Buffer> => {
	const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
	return buffer.subarray(0, bytesRead);
};

/** Walks the top-level boxes of an MP4 or MOV file: where the last one says it ends. */
const endOfBoxes = async (file: FileHandle, sizeBytes: number): Promise<number> => {
	let position = 0;
	// A recording of hours in fragments has some ten thousand boxes; a file made to keep us here has more.
	for (let count = 0; position + 8 <= sizeBytes && count < 200_000; count++) {
		const header = await readAt(file, position, 16);
		if (header.length < 8 || !/^[\x20-\x7e\xa9]{4}$/.test(header.toString('latin1', 4, 8))) {
			return position;
		}
		const short = header.readUInt32BE(0);
		if (short === 0) {
			return sizeBytes;
		}
		const size = short === 1 && header.length === 16 ? Number(header.readBigUInt64BE(8)) : short;
		if (size < 8) {
			return position;
		}
		position += size;
	}
	return position;
};

/** The length of an EBML number and its value; null for “unknown size”. */
const ebmlSize = (bytes: Buffer, at: number): { length: number; value: number | null } => {
	const first = bytes[at] ?? 0;
	const length = Math.clz32(first) - 23;
	if (first === 0 || at + length > bytes.length) {
		return { length: 1, value: null };
	}
	let value = first & (0xff >> length);
	let isUnknown = value === (0xff >> length);
	for (let index = 1; index < length; index++) {
		const byte = bytes[at + index] ?? 0;
		value = value * 256 + byte;
		isUnknown &&= byte === 0xff;
	}
	return { length, value: isUnknown ? null : value };
};

/** Where the segment of a Matroska or WebM file says it ends; null when it does not say (live recordings). */
const endOfSegment = async (file: FileHandle): Promise<number | null> => {
	const head = await readAt(file, 0, 4096);
	const header = ebmlSize(head, 4);
	const segment = 4 + header.length + (header.value ?? 0);
	if (header.value === null || segment + 12 > head.length || head.readUInt32BE(segment) !== 0x18538067) {
		return null;
	}
	const size = ebmlSize(head, segment + 4);
	return size.value === null ? null : segment + 4 + size.length + size.value;
};

/** Where the RIFF chunk of a WAV or AVI file says it ends; null when it was written without knowing (0, or all ones). */
const endOfRiff = (head: Buffer): number | null => {
	const size = head.readUInt32LE(4);
	return size === 0 || size >= 0x7fff_0000 ? null : size + 8;
};

/**
 * How many bytes a file lacks by its container's own account: more than 0 means that copying or recording stopped too early. 0 for whole files and
 * for containers that do not say. Reads headers only.
 */
export const missingBytes = async (file: FileHandle, sizeBytes: number): Promise<number> => {
	const head = await readAt(file, 0, 16);
	if (head.length < 16) {
		return 0;
	}
	let end: number | null = null;
	if (/^(ftyp|moov|mdat|free|wide|skip)$/.test(head.toString('latin1', 4, 8))) {
		end = await endOfBoxes(file, sizeBytes);
	} else if (head.readUInt32BE(0) === 0x1a45dfa3) {
		end = await endOfSegment(file);
	} else if (head.toString('latin1', 0, 4) === 'RIFF') {
		end = endOfRiff(head);
	}
	return end === null ? 0 : Math.max(0, end - sizeBytes);
};
