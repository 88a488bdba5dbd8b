import { ALL_FORMATS, CanvasSink, Input, UrlSource } from 'mediabunny';
import { toSeconds, type Time } from '../../electron/shared/time/time.ts';
import type { Asset } from '../../electron/shared/timeline/records.ts';
import type { App } from '../state/app.svelte.ts';

/** One picture of an asset by itself, up to `height` lines: for dialogs that show it large. Null while its bytes cannot be had, or when it has none. */
export const assetFrame = async (app: App, asset: Asset, at: Time, height: number): Promise<ImageBitmap | null> => {
	const status = app.media.of(asset.id);
	if (!asset.video || status?.state !== 'ready') {
		return null;
	}
	const url = app.engine.mediaUrl(asset.id, 'preview', status.version);
	if (asset.mediaType === 'image') {
		const response = await fetch(url);
		return response.ok ? createImageBitmap(await response.blob(), { resizeHeight: Math.min(height, asset.video.height), resizeQuality: 'high' }) : null;
	}
	const input = new Input({ source: new UrlSource(url), formats: ALL_FORMATS });
	try {
		const track = await input.getPrimaryVideoTrack();
		const frame = track && await new CanvasSink(track, { height, fit: 'contain' }).getCanvas(toSeconds(status.previewStart ?? 0 as Time) + toSeconds(at));
		return frame ? await createImageBitmap(frame.canvas) : null;
	} finally {
		input.dispose();
	}
};
