import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { cacheKey, writeWhole } from './cacheFiles.ts';
import { probeFile } from './probe.ts';
import { mediaFactsSchema, type ProbedMedia } from './probedMedia.ts';
import { audioStreamSchema, videoStreamSchema } from '../../shared/media/streams.ts';
import { durationSchema } from '../../shared/time/time.ts';

const probedSchema = z.object({
	mediaType: z.enum(['video', 'audio', 'image']), duration: durationSchema.nullable(), video: videoStreamSchema.nullable(), audio: z.array(audioStreamSchema), facts: mediaFactsSchema,
});

/** The folder in which everything prepared from one source lies. A source that was changed has another. */
export const folderFor = (cacheFolder: string, source: { path: string; sizeBytes: number; modifiedMs: number }): string =>
	join(cacheFolder, cacheKey(source.path, source.sizeBytes, Math.round(source.modifiedMs)));

/**
 * What a file holds, from the cache when it was probed before. A cache that cannot be read or written costs time, never an answer; only a full or read-only disk is
 * left for the preparation to tell.
 */
export const probeOnce = async (path: string, folder: string, signal?: AbortSignal): Promise<ProbedMedia> => {
	const factsPath = join(folder, 'probe.json');
	const known = await readFile(factsPath, 'utf8').then(text => probedSchema.parse(JSON.parse(text)), () => null);
	if (known) {
		return known;
	}
	const probed = await probeFile(path, signal);
	await mkdir(folder, { recursive: true })
		.then(() => writeWhole(factsPath, partial => writeFile(partial, JSON.stringify(probed), { flush: true })))
		.catch(() => undefined);
	return probed;
};
