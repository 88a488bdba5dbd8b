import { zeroTime, type Time } from '../../electron/shared/time/time.ts';

/** The asset that is looked at by itself, before it goes onto the timeline. */
export class Source {
	assetId = $state<string | null>(null);
	/** Which of the viewer's two tabs is open. */
	isShown = $state(false);
	playhead = $state<Time>(zeroTime);
	inPoint = $state<Time | null>(null);
	outPoint = $state<Time | null>(null);

	open(assetId: string): void {
		if (this.assetId !== assetId) {
			this.playhead = zeroTime;
			this.inPoint = null;
			this.outPoint = null;
		}
		this.assetId = assetId;
		this.isShown = true;
	}

	close(): void {
		this.assetId = null;
		this.isShown = false;
	}
}
