import { SvelteMap } from 'svelte/reactivity';
import type { MediaStatus } from '../../electron/shared/media/mediaStatus.ts';

/** What the engine has prepared for each asset, as last heard. */
export class MediaStatuses {
	byAsset = new SvelteMap<string, MediaStatus>();
	/** Newest rough picture of running generations. */
	rough = new SvelteMap<string, { version: number; frames: number }>();
	/** Grows with every change; for the canvas, which depends on all of them at once. */
	revision = $state(0);

	replaceAll(statuses: readonly MediaStatus[]): void {
		this.byAsset.clear();
		statuses.forEach(status => this.byAsset.set(status.assetId, status));
		this.revision++;
	}

	set(status: MediaStatus): void {
		this.byAsset.set(status.assetId, status);
		if (status.state !== 'pending') {
			this.rough.delete(status.assetId);
		}
		this.revision++;
	}

	setRough(assetId: string, version: number, frames: number): void {
		this.rough.set(assetId, { version, frames });
		this.revision++;
	}

	of(assetId: string): MediaStatus | null {
		return this.byAsset.get(assetId) ?? null;
	}
}
