import type { SoundName } from './soundName.ts';

/**
 * Paths under which every host serves the bytes of an asset, with byte ranges. A host puts its own origin and token before or after them.
 * - `preview`: the picture as a file Chromium decodes (source or proxy); a still as the image itself.
 * - `sound/N`: stream N conformed: raw interleaved stereo float32 little-endian at 48 kHz, sample 0 at source time 0.
 *   `sound/N@…` is the same, stretched (`soundName.ts`): made when first asked for, and not there until it is whole.
 * - `peaks/N`: waveform of stream N (`shared/audio/peaks.ts`).
 * - `thumbnails.jpg`, `thumbnails.json`: a sheet of small frames and where each lies (`shared/media/thumbnails.ts`).
 */
export type MediaPart = 'preview' | `sound/${SoundName}` | `peaks/${number}` | 'thumbnails.jpg' | 'thumbnails.json';

export const mediaPath = (assetId: string, part: MediaPart, version: number): string =>
	`media/${encodeURIComponent(assetId)}/${part}?v=${version}`;

/** Where a finished rough picture of a running generation is served while its asset is pending (a JPEG sheet); `version` is its step. */
export const roughPath = (assetId: string, version: number): string => `media/${encodeURIComponent(assetId)}/rough.jpg?v=${version}`;

/** Frames in a row of that sheet; the first is at the top left. */
export const roughColumns = 4;
