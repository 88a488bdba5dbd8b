/** Half-open part of a file. */
export type ByteRange = { start: number; end: number };

/**
 * Reads an HTTP `Range` header against a file of `size` bytes. Null: send everything (no header, or one we need not honour: several ranges, another unit).
 * 'unsatisfiable': answer 416.
 */
export const byteRange = (header: string | null | undefined, size: number): ByteRange | 'unsatisfiable' | null => {
	const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
	if (!match || (match[1] === '' && match[2] === '')) {
		return null;
	}
	if (match[1] === '') {
		const length = Math.min(Number(match[2]), size);
		return length === 0 ? 'unsatisfiable' : { start: size - length, end: size };
	}
	const start = Number(match[1]);
	const end = match[2] === '' ? size : Math.min(Number(match[2]) + 1, size);
	return start >= size || end <= start ? 'unsatisfiable' : { start, end };
};
