import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { CallFailed } from '../shared/contract/failure.ts';
import type { RgbFrames } from '../shared/generation/modelFamily.ts';

const whole = (error: unknown, path: string): CallFailed => {
	const { code, message } = error as NodeJS.ErrnoException;
	return new CallFailed(code === 'ENOSPC' ? { kind: 'disk-full', path } : { kind: 'cannot-write', path, problem: code ?? message });
};

/** A file being written front to back, hashed on the way. */
export type RawFile = {
	readonly write: (bytes: Uint8Array) => Promise<void>;
	/** Syncs and closes. */
	readonly finish: () => Promise<{ sha256: string; sizeBytes: number }>;
	/** Closes without a promise that anything useful is in it. */
	readonly abandon: () => Promise<void>;
};

/** Opens `path` for writing from the start. Fails with `disk-full` or `cannot-write`, there and at every write. */
export const createRawFile = async (path: string): Promise<RawFile> => {
	const guarded = <Value>(work: Promise<Value>): Promise<Value> => work.catch((error: unknown) => {
		throw whole(error, path);
	});
	const file = await guarded(open(path, 'w'));
	const hash = createHash('sha256');
	let sizeBytes = 0;
	return {
		write: async (bytes) => {
			hash.update(bytes);
			sizeBytes += bytes.length;
			await guarded(file.writeFile(bytes));
		},
		finish: async () => {
			await guarded(file.sync());
			await guarded(file.close());
			return { sha256: hash.digest('hex'), sizeBytes };
		},
		abandon: () => file.close().catch(() => undefined),
	};
};

/** Reads a raw file of rgb24 frames; its length must be exactly theirs. */
export const readRgbFrames = async (path: string, width: number, height: number, count: number): Promise<RgbFrames> => {
	const pixels = await readFile(path);
	if (pixels.length !== width * height * 3 * count) {
		throw new Error(`The raw pictures have ${pixels.length} bytes, not ${count} frames of ${width}×${height}.`);
	}
	return { width, height, count, pixels };
};
