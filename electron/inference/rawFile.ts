import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { CallFailed } from '../shared/contract/failure.ts';
import type { SmallFilm } from '../shared/generation/modelFamily.ts';

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

/** A raw file of rgb24 frames, open for reading. Its length must be exactly that of its frames. */
export const openSmallFilm = async ({ path, width, height, frames, fps }: { path: string; width: number; height: number; frames: number; fps: number }): Promise<SmallFilm & { close: () => Promise<void> }> => {
	const file = await open(path, 'r');
	const frameBytes = width * height * 3;
	const { size } = await file.stat();
	if (size !== frameBytes * frames) {
		await file.close();
		throw new Error(`The raw pictures have ${size} bytes, not ${frames} frames of ${width}×${height}.`);
	}
	return {
		width, height, fps, count: frames,
		read: async (first, count) => {
			const bytes = new Uint8Array(count * frameBytes);
			const { bytesRead } = await file.read(bytes, 0, bytes.length, first * frameBytes);
			if (bytesRead !== bytes.length) {
				throw new Error(`Frame ${first + count - 1} was asked of ${frames}.`);
			}
			return bytes;
		},
		close: () => file.close(),
	};
};
